/** `locallama route` as its callers see it: lines in, lines out, exit codes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRoute } from '../../src/cli/route.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'route-'));
const PAIR = { local: 'small', paid: 'large', localSkill: 0.4, paidSkill: 0.9 };
const TASKS = ['Add two numbers.', 'Fix the race in this cache.', 'Reverse a string in Rust.'];

async function route(argv: readonly string[], input = '') {
  let [out, err] = ['', ''];
  const stdin = (async function* () {
    yield input;
  })();
  const stdout = { write: (text: string) => (out += text) };
  const status = await runRoute(argv, { stdin, stdout, stderr: { write: text => (err += text) } });
  return {
    status,
    out,
    err,
    lines: out
      .split('\n')
      .slice(0, -1)
      .map(line => parsed(line)),
  };
}

function parsed(line: string): Record<string, unknown> {
  return line.startsWith('{') && line.endsWith('}') ? JSON.parse(line) : { text: line };
}

function jsonl(rows: readonly object[]): string {
  return rows.map(row => `${JSON.stringify(row)}\n`).join('');
}

/** `expected`: what the one line out must hold at least, or a part of its error. */
function check(name: string, line: string, expected: object | string) {
  test(name, async () => {
    const { status, lines } = await route(['--jsonl'], `${line}\n`);
    assert.equal(lines.length, 1);
    if (typeof expected === 'string') {
      assert.equal(status, 1);
      assert.match(String(lines[0]?.error), new RegExp(expected));
    } else {
      assert.equal(status, 0);
      assert.deepEqual({ ...lines[0], ...expected }, lines[0]);
      const { score, route: where, ms } = lines[0]!;
      assert.ok(Number(score) > 0 && Number(score) < 1 && Number(ms) >= 0);
      assert.match(String(where), /^(local|cascade|paid)$/);
    }
  });
}

suite('route command', () => {
  test('a separator of lines or a mark inside the text ends no line', async () => {
    const rows = ['a\u2028b', 'c\u2029d', 'e\r'].map((task, id) => ({ id, task }));
    const { lines } = await route(['--jsonl'], `\uFEFF${jsonl(rows).replaceAll('\n', '\r\n')}`);
    assert.deepEqual(
      lines.map(({ id }) => id),
      [0, 1, 2],
    );
  });

  suiteTeardown(() => rmSync(FOLDER, { recursive: true }));

  check('a bare task', '{"id":"a","task":"Add two numbers."}', { id: 'a' });
  check('names are echoed', '{"id":7,"task":"x","local":"l","paid":"p"}', {
    id: 7,
    local: 'l',
    paid: 'p',
  });
  check('null skills are unknown ones', '{"task":"x","localSkill":null}', {});
  check('no JSON', 'what?', 'not JSON');
  check('no object', '[1]', 'not a JSON object');
  check('no task', '{"id":"b"}', 'task must be a string');
  check('a task that is no string', '{"id":"b","task":3}', 'task must be a string');
  check('an inherited task', '{"__proto__":{"task":"x"}}', 'task must be a string');
  check('a skill of 2', '{"task":"x","paidSkill":2}', 'paidSkill must be');

  test('lines keep their order, and a bad one its place and its id', async () => {
    const input = `${jsonl([{ id: 1, task: 'x' }, { id: 2 }])}{"id":3,"task":"y"}`;
    const { status, lines } = await route(['--jsonl'], input);
    assert.deepEqual(
      lines.map(line => [line.id, 'error' in line]),
      [
        [1, false],
        [2, true],
        [3, false],
      ],
    );
    assert.equal(status, 1);
  });

  test('a score depends on its own line alone', async () => {
    const rows = TASKS.map(task => ({ id: task, task, ...PAIR }));
    const scores = async (these: readonly object[]) => {
      const { lines } = await route(['--jsonl'], jsonl(these));
      return new Map(lines.map(line => [line.id, line.score]));
    };
    const all = await scores(rows);
    assert.deepEqual(new Map([...(await scores(rows.toReversed()))].toReversed()), all);
    for (const row of rows) assert.equal((await scores([row])).get(row.id), all.get(row.id));
    const renamed = await scores([{ ...rows[0], id: 'mbpp/1' }]);
    assert.equal(renamed.get('mbpp/1'), all.get(TASKS[0]));
  });

  test('an outcome of the very task moves its score, and no other', async () => {
    const file = join(FOLDER, 'outcomes.jsonl');
    const [task, other] = TASKS;
    writeFileSync(file, jsonl([{ task, ...PAIR, localOk: false, paidOk: true }]));
    const input = jsonl([
      { task, ...PAIR },
      { task: other, ...PAIR },
    ]);
    const before = (await route(['--jsonl'], input)).lines.map(line => Number(line.score));
    const after = (await route(['--jsonl', '--feedback', file], input)).lines;
    assert.ok(Number(after[0]?.score) > before[0]! + 0.05);
    assert.equal(after[1]?.score, before[1]);
  });

  test('a bad line of feedback is named, and the rest counts', async () => {
    const file = join(FOLDER, 'bad.jsonl');
    writeFileSync(file, `{"task":"x"}\n${jsonl([{ task: 'x', ...PAIR, localOk: 1 }])}`);
    const { status, err, lines } = await route(['--jsonl', '--feedback', file], '{"task":"x"}\n');
    assert.match(err, /line 1: local and paid must name two models/);
    assert.deepEqual([status, lines.length], [1, 1]);
  });

  test('one task for a person, and for a program', async () => {
    const { out, status } = await route(['Fix the race in this cache.']);
    assert.match(out, /^(local|cascade|paid): ask/);
    assert.equal(status, 0);
    const { out: json } = await route(['--json', 'Fix the race in this cache.']);
    assert.equal(JSON.parse(json).kind, 'fix');
  });

  for (const argv of [
    [],
    ['--what', 'x'],
    ['--jsonl', 'x'],
    ['--jsonl', '--feedback'],
    ['--jsonl', '--feedback', '/nowhere'],
    ['--jsonl', '--feedback', '/'],
  ]) {
    test(`wrong usage: route ${argv.join(' ')}`, async () => {
      const { status, out, err } = await route(argv);
      assert.deepEqual([status, out], [2, '']);
      assert.notEqual(err, '');
    });
  }
});
