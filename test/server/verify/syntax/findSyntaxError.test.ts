/** Faults of languages that nothing here runs: certain ones, and what only looks like one. */
import * as assert from 'node:assert/strict';
import { findSyntaxError } from '../../../../src/server/verify/syntax/index.ts';

async function check(language: string, code: string, wanted: RegExp | null | undefined) {
  const error = await findSyntaxError(code, language);
  if (wanted instanceof RegExp) assert.match(error ?? String(error), wanted, code);
  else assert.equal(error, wanted, code);
}

suite('findSyntaxError', () => {
  test('finds what is never closed, closed twice, or closed by another', async () => {
    await check('rust', 'fn add() {{{ return return', /never closed/);
    await check('go', 'func f() {\n\tg(\n}', /`\(` closed by `}`/);
    await check('java', 'int f() { return 1; }}', /`}` too many/);
    await check('css', 'a { color: red', /never closed/);
    await check('yaml', 'a:\n\tb: 1', /line 1/);
  });

  test('strings, comments, characters and lifetimes hold no brackets', async () => {
    await check('go', 'func f() rune { s := `{`; t := "}\\"{"; return \'{\' } // }', null);
    await check(
      'rust',
      "fn f<'a>(x: &'a str) -> char { let r = r#\"{\"\"#; '\\'' } /* { /* } */ */",
      null,
    );
    await check('java', 'String s = """\n { " \n """; char c = \'{\'; /* { */', null);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is read.
    await check('kotlin', 'fun f() = "${a.map { it }}" + """{"""', null);
    await check('cpp', "int n = 1'000'000; char c = '\\x7b'; // {", null);
    await check('css', "a::before { content: '{'; } /* { */", null);
  });

  test('says nothing where it is in doubt', async () => {
    await check('c', '#if A\nint f() {\n#else\nint g() {\n#endif\n}', undefined);
    await check('csharp', 'var s = $"{{{a}}}";', undefined);
    await check('yaml', 'a:\n{{- if .Values.b }}\n  b: 1\n{{- end }}', undefined);
    await check('shellscript', 'case $a in\n  b) c;;\nesac', undefined);
    await check('kotlin', 'val a = "no end', undefined);
    await check('haskell', 'f = (', undefined);
    await check('rust', 'x'.repeat(300_000), undefined);
  });
});
