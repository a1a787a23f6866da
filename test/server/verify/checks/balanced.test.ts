/** Brackets of languages that nothing here parses: certain faults, and what only looks like one. */
import * as assert from 'node:assert/strict';
import { findBracketError } from '../../../../src/server/verify/checks/balanced.ts';

function check(language: string, code: string, wanted: RegExp | null | undefined) {
  const error = findBracketError(code, language);
  if (wanted instanceof RegExp) assert.match(error ?? String(error), wanted, code);
  else assert.equal(error, wanted, code);
}

suite('bracketError', () => {
  test('finds what is never closed, closed twice, or closed by another', () => {
    check('rust', 'fn add() {{{ return return', /never closed/);
    check('go', 'func f() {\n\tg(\n}', /`\(` closed by `}`/);
    check('java', 'int f() { return 1; }}', /`}` too many/);
    check('css', 'a { color: red', /never closed/);
    check('yaml', 'a:\n\tb: 1', /tab/);
  });

  test('strings, comments, characters and lifetimes hold no brackets', () => {
    check('go', 'func f() rune { s := `{`; t := "}\\"{"; return \'{\' } // }', null);
    check(
      'rust',
      "fn f<'a>(x: &'a str) -> char { let r = r#\"{\"\"#; '\\'' } /* { /* } */ */",
      null,
    );
    check('java', 'String s = """\n { " \n """; char c = \'{\'; /* { */', null);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is read.
    check('kotlin', 'fun f() = "${a.map { it }}" + """{"""', null);
    check('cpp', "int n = 1'000'000; char c = '\\x7b'; // {", null);
    check('css', "a::before { content: '{'; } /* { */", null);
  });

  test('says nothing where it is in doubt', () => {
    check('c', '#if A\nint f() {\n#else\nint g() {\n#endif\n}', undefined);
    check('csharp', 'var s = $"{{{a}}}";', undefined);
    check('go', 'x := "no end', undefined);
    check('yaml', 'a: |\n\tb: 1', undefined);
    check('haskell', 'f = (', undefined);
    check('rust', 'x'.repeat(300_000), undefined);
  });
});
