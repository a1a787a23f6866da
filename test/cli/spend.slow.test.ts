/** `locallama spend` on a ledger that is known: each grouping, each form, and the object of get_spend. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { buildExportArguments, EXPORT_GROUPS } from '../../src/host/spend/buildExportArguments.ts';
import { openSession, PROGRAM, quietEnv } from '../server/session.ts';
import { newHome, openLedger, paid, removeHomes, reserved } from '../store/ledgerHome.ts';

const HOUR_MS = 3_600_000;
const NOON_MS = Date.parse('2026-11-14T12:00Z');

/** Four calls of two tasks, on two days, of $0.001 to $1: billed, estimated, unknown and free. */
function someSpending(): string {
  const home = newHome();
  let now = NOON_MS;
  const { store, close } = openLedger(home, { now: () => now });
  const usage = { inputTokens: 1_000, outputTokens: 500 };
  const book = (task: string, model: string, nanoUsd: number, basis: 'billed' | 'estimated') => {
    const [provider = ''] = model.split('/');
    const id = reserved(store, paid(2e9, { taskId: task, model, provider }));
    store.settle(id, { cost: { nanoUsd, basis }, usage });
    store.markAnswered(id);
  };
  book('one', 'openrouter/big', 1_000_000, 'billed');
  book('one', '=HYPERLINK("x")/odd', 20_000_000, 'estimated');
  now += 48 * HOUR_MS;
  book('two', 'openrouter/big', 1_000_000_000, 'billed');
  store.record(
    paid(0, { taskId: 'two', model: 'ollama/small', provider: 'ollama', tier: 'local' }),
    {
      ...{ cost: { nanoUsd: 0, basis: 'free' }, usage },
    },
    now,
  );
  close();
  return home;
}

suite('locallama spend', function () {
  this.timeout(30_000);
  let home: string;
  const env = {
    TZ: 'UTC',
    LOCALLAMA_PROJECT: 'demo',
    LOCALLAMA_BUDGET_PROJECT_USD: '2',
    LOCALLAMA_BASELINE_MODEL: 'openai/gpt-5',
  };
  setup(() => {
    home = someSpending();
  });
  teardown(removeHomes);

  function spend(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'spend', ...args], {
      env: quietEnv(home, env),
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  test('as a table: by day, with the budgets, the savings and how sure each sum is', () => {
    const { status, stdout } = spend();
    assert.equal(status, 0);
    assert.match(stdout, /2026-11-14 +2 +3,000 +\$0\.021 ~/);
    assert.match(stdout, /2026-11-16 +2 +3,000 +\$1\.00$/m);
    assert.match(stdout, /project +\$1\.02 +of \$2\.00, \$0\.979 left/);
    assert.match(stdout, /this month .*against openai\/gpt-5 at/);
  });

  function check(by: string, expected: readonly string[], ...args: readonly string[]) {
    test(`as CSV by ${by} ${args.join(' ')}`, () => {
      const [head, ...lines] = spend('--csv', '--by', by, ...args)
        .stdout.trimEnd()
        .split('\n');
      assert.equal(
        head,
        `${by},calls,input_tokens,output_tokens,spent_usd,billed_usd,estimated_usd,unknown_usd`,
      );
      assert.deepEqual(lines, expected);
    });
  }
  const first = '2,2000,1000,0.021,0.001,0.02,0';
  const second = '2,2000,1000,1,1,0,0';
  const all = '4,4000,2000,1.021,1.001,0.02,0';

  check('day', [`2026-11-14,${first}`, `2026-11-16,${second}`]);
  check('day', [`2026-11-16,${second}`], '--since', '2026-11-15');
  check('day', [`2026-11-14,${first}`], '--until', '2026-11-15');
  check('week', [`2026-W46,${first}`, `2026-W47,${second}`]);
  check('month', [`2026-11,${all}`]);
  check('project', [`demo,${all}`]);
  check('task', [`one,${first}`, `two,${second}`]);
  check('model', [
    `"'=HYPERLINK(""x"")/odd",1,1000,500,0.02,0,0.02,0`,
    'ollama/small,1,1000,500,0,0,0,0',
    'openrouter/big,2,2000,1000,1.001,1.001,0,0',
  ]);

  test('as JSON: the object of get_spend, and the lines that were asked for', async () => {
    const printed = JSON.parse(spend('--json').stdout);
    const session = await openSession(env, home);
    const told = await session.spend().finally(() => session.close());
    assert.ok(told.savings);
    assert.equal(told.alerts.length, 1, 'half of the project’s budget is spent');
    assert.deepEqual(printed, told);
    const { by, lines } = JSON.parse(spend('--json', '--by', 'task').stdout);
    assert.equal(by, 'task');
    assert.deepEqual(lines[1], {
      ...{ name: 'two', calls: 2, input_tokens: 2_000, output_tokens: 1_000 },
      ...{ spent_usd: 1, billed_usd: 1, estimated_usd: 0, unknown_usd: 0 },
    });
  });

  test('what the panel exports: each grouping in each form', () => {
    for (const group of EXPORT_GROUPS) {
      const csv = spend(...buildExportArguments(group, '/tmp/a.csv').slice(1));
      assert.deepEqual([csv.status, csv.stdout.split(',')[0]], [0, group]);
    }
    const json = spend(...buildExportArguments('task', '/tmp/a.JSON').slice(1));
    assert.deepEqual([json.status, JSON.parse(json.stdout).lines.length], [0, 2]);
  });

  test('wrong arguments are refused, and named', () => {
    for (const [args, why] of [
      [['--by', 'hour'], /--by must be one of day, week/],
      [['--since', 'yesterday'], /A date looks like 2026-11-22/],
      [['--json', '--csv'], /choose one/],
      [['--all'], /--all/],
    ] as const) {
      const { status, stderr } = spend(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, why);
    }
  });
});
