/** `locallama route` as its callers see it: lines in, lines out, exit codes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRoute } from '../../src/cli/route.ts';
import { parseConfig } from '../../src/server/config/index.ts';
import { createRememberedModels } from '../../src/server/models/rememberedModels.ts';
import { openStores } from '../../src/server/openStores.ts';
import { createLogger } from '../../src/server/session/logger.ts';
import { CatalogueStore } from '../../src/store/catalogueStore.ts';
import { DEAR, SMALL } from '../core/decision-engine/fixtures.ts';
import { openLedger } from '../store/ledgerHome.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'route-'));
const PAIR = { local: 'small', paid: 'large', localSkill: 0.4, paidSkill: 0.9 };
const TASKS = ['Add two numbers.', 'Fix the race in this cache.', 'Reverse a string in Rust.'];

async function route(argv: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) {
  let [out, err] = ['', ''];
  const stdin = (async function* () {
    yield input;
  })();
  const stdout = { write: (text: string) => (out += text) };
  const stderr = { write: (text: string) => (err += text) };
  const own = { LOCALLAMA_HOME: FOLDER, ...env };
  const status = await runRoute(argv, { stdin, stdout, stderr, env: own });
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
      const { score, route: where, ms, pLocal, pPaid } = lines[0]!;
      assert.ok(Number(score) > 0 && Number(score) < 1 && Number(ms) >= 0);
      assert.ok(Number(pLocal) > 0 && Number(pPaid) > Number(pLocal) && Number(pPaid) < 1);
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

  test('a pass rate that is stated is what is foreseen, and moves the score', async () => {
    const [task] = TASKS;
    const chances = [0.3, 0.6].map(localSkill => ({ task, ...PAIR, localSkill }));
    const { lines } = await route(['--jsonl'], jsonl(chances));
    for (const [at, line] of lines.entries()) {
      assert.ok(Math.abs(Number(line.pLocal) - chances[at]!.localSkill) < 0.1);
    }
    assert.ok(Number(lines[0]?.score) > Number(lines[1]?.score));
  });

  test('outcomes teach what is thought of the models by name', async () => {
    const file = join(FOLDER, 'outcomes.jsonl');
    const named = { local: 'small', paid: 'large' };
    const lost = TASKS.map(task => ({ task, ...named, localOk: false, paidOk: true }));
    writeFileSync(file, jsonl(lost));
    const input = jsonl([{ task: 'Parse CSV with quoted fields.', ...named }]);
    const [before] = (await route(['--jsonl'], input)).lines;
    const [after] = (await route(['--jsonl', '--feedback', file], input)).lines;
    assert.ok(Number(after?.pLocal) < Number(before?.pLocal) - 0.05);
    assert.ok(Number(after?.pPaid) > Number(before?.pPaid));
    assert.ok(Number(after?.score) > Number(before?.score));
  });

  const HARD = { task: 'Prove the lock-free queue right.', ...PAIR, localSkill: 0.02 };
  test('rules of the environment hold', async () => {
    const [free] = (await route(['--jsonl'], jsonl([HARD]))).lines;
    assert.equal(free?.route, 'paid');
    const rules = { LOCALLAMA_RULES: JSON.stringify({ forbidden: ['large'] }) };
    const [held] = (await route(['--jsonl'], jsonl([HARD]), rules)).lines;
    assert.deepEqual([held?.route, held?.pPaid], ['local', null]);
    const both = { LOCALLAMA_RULES: JSON.stringify({ forbidden: ['large', 'small'] }) };
    const { lines, status } = await route(['--jsonl'], jsonl([{ id: 4, ...HARD }]), both);
    assert.deepEqual([lines[0]?.id, status], [4, 1]);
    assert.match(String(lines[0]?.error), /forbid/);
  });

  test('a budget of the environment holds', async () => {
    const route0 = async (usd: string) => {
      const env = { LOCALLAMA_BUDGET_DAILY_USD: usd };
      return (await route(['--jsonl'], jsonl([HARD]), env)).lines[0]?.route;
    };
    assert.equal(await route0('10'), 'paid');
    assert.equal(await route0('0'), 'local');
  });

  test('budgets and rules that were set in VS Code alone hold, too', async () => {
    const home = mkdtempSync(join(FOLDER, 'vscode-'));
    const ask = async (env: NodeJS.ProcessEnv = {}) => {
      const input = jsonl([HARD]);
      return (await route(['--jsonl'], input, { LOCALLAMA_HOME: home, ...env })).lines[0]?.route;
    };
    const startServer = (said: NodeJS.ProcessEnv) => {
      const parsed = parseConfig({ LOCALLAMA_HOME: home, ...said });
      assert.ok(parsed.ok);
      const log = createLogger({ level: 'error', secrets: [], now: Date.now, write: () => {} });
      openStores(parsed.config, log, Date.now).close();
    };
    assert.equal(await ask(), 'paid');
    assert.deepEqual(readdirSync(home), [], 'reading alone makes no ledger');
    startServer({ LOCALLAMA_USER_LIMITS: '{"budgets.dailyUsd":0}' });
    assert.equal(await ask(), 'local');
    assert.equal(await ask({ LOCALLAMA_BUDGET_DAILY_USD: '10' }), 'local');
    startServer({ LOCALLAMA_USER_LIMITS: '{"budgets.dailyUsd":null}' });
    assert.equal(await ask(), 'paid');
    const rules = (forbidden: string[]) => ({ LOCALLAMA_RULES: JSON.stringify({ forbidden }) });
    startServer({ LOCALLAMA_USER_RULES: JSON.stringify(rules(['large'])) });
    assert.equal(await ask(), 'local');
    assert.equal(await ask({ LOCALLAMA_RULES: ' ' }), 'local');
    assert.equal(await ask(rules(['none'])), 'paid');
    startServer({});
    assert.equal(await ask(), 'local');
    startServer({ LOCALLAMA_USER_RULES: '{}' });
    assert.equal(await ask(), 'paid');
  });

  test('a key in the text keeps it here', async () => {
    const key = `sk-proj-${'aB3dE5fG7hJ9'.repeat(4)}`;
    const held = { ...HARD, task: `${HARD.task} OPENAI_API_KEY=${key}` };
    assert.equal((await route(['--jsonl'], jsonl([held]))).lines[0]?.route, 'local');
  });

  test('a wrong setting is named', async () => {
    const { status, err } = await route(['--jsonl'], '', { DEFAULT_PRIORITY: 'cheap' });
    assert.equal(status, 2);
    assert.match(err, /DEFAULT_PRIORITY/);
  });

  test('a bad line of feedback is named, and the rest counts', async () => {
    const file = join(FOLDER, 'bad.jsonl');
    writeFileSync(file, `{"task":"x"}\n${jsonl([{ task: 'x', ...PAIR, localOk: 1 }])}`);
    const { status, err, lines } = await route(['--jsonl', '--feedback', file], '{"task":"x"}\n');
    assert.match(err, /line 1: local and paid must name two models/);
    assert.deepEqual([status, lines.length], [1, 1]);
  });

  suite('one task', () => {
    const home = mkdtempSync(join(tmpdir(), 'route-home-'));
    const env = { LOCALLAMA_HOME: home, OPENROUTER_API_KEY: 'k' };
    suiteSetup(() => {
      const { database, close } = openLedger(home);
      const remembered = createRememberedModels(new CatalogueStore(database), Date.now);
      remembered.write('ollama', [SMALL]);
      remembered.write('openrouter', [DEAR]);
      close();
    });
    suiteTeardown(() => rmSync(home, { recursive: true }));

    test('speaks of the models that were last seen, and of prices', async () => {
      const { out, status } = await route(['Add two numbers.'], '', env);
      assert.match(out, new RegExp(`^(local|cascade): ask ${SMALL.id}`));
      assert.match(out, new RegExp(`^  ${SMALL.id} +local +~\\d+ % +free`, 'm'));
      assert.match(out, new RegExp(`^  ${DEAR.id} +paid +~\\d+ % +about \\$0\\.\\d+`, 'm'));
      assert.equal(status, 0);
    });

    test('says what may not be asked', async () => {
      const rules = { LOCALLAMA_RULES: JSON.stringify({ forbidden: [DEAR.id] }) };
      const { out } = await route(['Add two numbers.'], '', { ...env, ...rules });
      assert.match(out, new RegExp(`Not asked:\n  ${DEAR.id} .*forbid`));
    });

    test('is data for a program', async () => {
      const { out } = await route(['--json', 'Add two numbers.'], '', env);
      const { model, candidates } = JSON.parse(out);
      assert.equal(model, SMALL.id);
      assert.equal(candidates.length, 2);
    });

    test('without any model that was seen, it says what to do', async () => {
      const { out, status } = await route(['Add two numbers.']);
      assert.match(out, /No model was seen yet/);
      assert.equal(status, 1);
    });
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
