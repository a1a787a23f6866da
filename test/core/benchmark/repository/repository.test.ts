/** The arithmetic of tasks of one's own: commits, parts, commands, names, lines. */
import assert from 'node:assert/strict';
import {
  findChangedPart,
  findFixes,
  findTestCommand,
  findUntoldNames,
  hasLines,
  indexFixes,
  isTelling,
  listFixLines,
  listTellingLines,
  readCommits,
  sortChanges,
} from '../../../../src/core/benchmark/index.ts';

const ID = 'a'.repeat(40);
const PARENT = 'b'.repeat(40);

suite('commits', () => {
  const log = (...parts: string[]) =>
    `\u0001${ID}\u0002${PARENT}\u0002Mend it\n\nAll of it.\n\u0002\0\n${parts.join('\0')}\0`;

  test('are read with their changes, a rename by where it leads', () => {
    const [commit] = readCommits(log('M', 'src/a.js', 'R087', 'old name.py', 'new name.py'));
    assert.deepEqual(commit, {
      ...{ id: ID, parent: PARENT, message: 'Mend it\n\nAll of it.' },
      changes: [
        { status: 'M', path: 'src/a.js' },
        { status: 'R', path: 'new name.py' },
      ],
    });
  });

  test('without exactly one parent are left out', () => {
    assert.deepEqual(readCommits(`\u0001${ID}\u0002\u0002First\u0002\0A\0a.js\0`), []);
    assert.deepEqual(readCommits(`\u0001${ID}\u0002${PARENT} ${PARENT}\u0002Two\u0002`), []);
    assert.deepEqual(readCommits('nothing'), []);
  });

  const sort = (...changes: readonly string[]) =>
    sortChanges({
      changes: changes.map(text => ({ status: text.charAt(0), path: text.slice(2) })),
    });

  test('of one file of code and its tests are sorted, fixtures and words aside', () => {
    const changed = ['M src/a.ts', 'A test/a.test.ts', 'M test/fixtures/a.json', 'M README.md'];
    assert.deepEqual(sort(...changed), {
      ...{ file: 'src/a.ts', language: 'typescript' },
      ...{ tests: ['test/a.test.ts'], beside: ['test/fixtures/a.json'] },
    });
  });

  test('that are none say why', () => {
    assert.equal(sort('M src/a.ts'), 'no-tests');
    assert.equal(sort('M src/a.ts', 'D test/a.test.ts'), 'no-tests');
    assert.equal(sort('M test/a.test.ts'), 'no-code');
    assert.equal(sort('M test/a.test.ts', 'M src/a.d.ts', 'M dist/a.js'), 'no-code');
    assert.equal(sort('M a.py', 'M b.py', 'M tests/test_a.py'), 'several-files');
    assert.equal(sort('A a.py', 'M tests/test_a.py'), 'new-file');
  });

  test('whose words say nothing are none', () => {
    assert.ok(isTelling('修复 空格 处理'));
    assert.ok(!isTelling('wip'));
    assert.ok(!isTelling('x\n\nSigned-off-by: One Two <a@b.c>\nReviewed-by: Three Four'));
  });
});

suite('the part of a file that changes', () => {
  const block = (name: string, body: string) => `function ${name}() {\n${body}\n}\n`;
  const long = (body: string) =>
    [
      'import x from "x";\n',
      ...Array.from({ length: 30 }, (_, at) => block(`f${at}`, at === 7 ? body : `  run(${at});`)),
    ].join('\n');

  test('is all of a short file', () => {
    assert.equal(findChangedPart('a\n', 'b\n')?.old, 'a\n');
    assert.equal(findChangedPart('a\n', 'a\n'), null);
  });

  test('is the block around the change in a long one, and what is around it makes it whole', () => {
    const [before, after] = [long('  old();'), long('  one();\n\n  two();')];
    const part = findChangedPart(before, after)!;
    assert.equal(part.old, block('f7', '  old();').trim());
    assert.equal(part.new, block('f7', '  one();\n\n  two();').trim());
    assert.equal(part.before + part.old + part.after, before);
    assert.equal(part.before + part.new + part.after, after);
  });

  test('is none where too much changes', () => {
    const many = Array.from({ length: 300 }, (_, at) => `line ${at};`).join('\n');
    assert.equal(findChangedPart(many, many.replaceAll('line', 'row')), null);
  });
});

suite('commands of tests', () => {
  const of = (files: Readonly<Record<string, string>>, ...tests: string[]) =>
    findTestCommand(tests, path => files[path] ?? null, undefined);
  const pack = (test: string) =>
    JSON.stringify({ scripts: { test }, devDependencies: { mocha: '1' } });

  test('keep the options of the script, and not its files', () => {
    const files = {
      'package.json': pack('eslint . && nyc mocha --require ts-node/register -u tdd "test/**"'),
    };
    assert.equal(of(files, 'test/a.ts'), 'mocha --require ts-node/register -u tdd test/a.ts');
    const plain = { 'package.json': pack('mocha --recursive test/ --watch') };
    assert.equal(of(plain, 'test/a.js'), 'mocha --recursive test/a.js');
  });

  test('are the nearest package’s own', () => {
    const files = { 'package.json': '{}', 'packages/a b/package.json': pack('mocha') };
    assert.equal(of(files, 'packages/a b/test/it.js'), "cd 'packages/a b' && mocha test/it.js");
  });

  test('name files as a shell reads them', () => {
    const files = { 'pytest.ini': '[pytest]\n' };
    assert.equal(
      of(files, "tests/test_it's.py", 'tests/$(x).py'),
      "python3 -m pytest -q -p no:cacheprovider 'tests/test_it'\\''s.py' 'tests/$(x).py'",
    );
    assert.equal(
      of({ 'go.mod': 'module x\n' }, 'a/b/c_test.go', 'a/b/d_test.go'),
      'go test -v ./a/b',
    );
    assert.equal(of({}, 'a_test.go'), null);
  });

  test('are the user’s where one is named', () => {
    assert.equal(
      findTestCommand(['a b.sh'], () => null, 'make check FILES={tests}'),
      "make check FILES='a b.sh'",
    );
  });
});

suite('what tells a right answer', () => {
  test('lines that every right run prints and no wrong one, whatever the time', () => {
    const right = ['2 passing (31ms)\nran a\n', '\u001b[32m2 passing\u001b[0m (1.2s)\nran b\n'];
    const lines = listTellingLines(right, ['1 passing (30ms)\n1 failing\n']);
    assert.deepEqual(lines, ['2 passing ()']);
    assert.ok(hasLines('2 passing (7ms)', lines));
    assert.ok(!hasLines('1 passing (7ms)', lines));
    assert.deepEqual(listTellingLines(['\n', '\n'], ['AssertionError\n']), []);
  });

  test('names that only the answer and its tests know', () => {
    const of = (known: string) =>
      findUntoldNames({
        reference: 'export function newName() {}\nfunction helper() {}\n',
        known: [known],
        tests: ['newName();'],
      });
    assert.deepEqual(of('Add it'), ['newName']);
    assert.deepEqual(of('Add newName'), []);
  });

  test('its lines are found in another text, also as caches write it', () => {
    const fix = listFixLines(
      'a\n  const wordsOfTheText = 1;\n  return "words" + theText;\n',
      'a\n',
    );
    const index = indexFixes(new Map([['t', fix]]));
    assert.deepEqual(findFixes('x\nconst wordsOfTheText = 1;\nreturn "words" + theText;', index), [
      't',
    ]);
    const json = JSON.stringify({
      code: '  const wordsOfTheText = 1;\n  return "words" + theText;\n',
    });
    assert.deepEqual(findFixes(json.replace('{"code":"', '{"code":"\\n'), index), ['t']);
    assert.deepEqual(findFixes('const wordsOfTheText = 1;', index), []);
    assert.deepEqual(findFixes('anything', indexFixes(new Map([['t', []]]))), []);
  });
});
