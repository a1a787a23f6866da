/** `locallama benchmark --repository`: tasks of one's own, by the rules and limits of every other task. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wrapInFence } from '../../src/core/answer/index.ts';
import { type PaidServer, startPaidServer } from '../fakes/paidServer.ts';
import {
  type History,
  makeScriptHistory,
  SLUGIFY,
} from '../server/benchmark/repository/projects.ts';
import { newHome, PROGRAM, quietEnv } from '../server/session.ts';

const LOCAL = 'box/coder-7b';
const PAID = 'openrouter/paid/large';

suite('locallama benchmark --repository', function () {
  this.timeout(300_000);
  let history: History;
  let local: PaidServer;
  let paid: PaidServer;

  setup(async () => {
    history = await makeScriptHistory();
    const answers = () => wrapInFence(SLUGIFY, 'js');
    const input = { input: 0, output: 0 };
    local = await startPaidServer({
      ...{ answers, pricePerMTok: input, reportsCost: false, models: ['coder-7b'] },
    });
    paid = await startPaidServer({
      answers: () => wrapInFence('process.exit(0);\nexport const slugify = () => "";', 'js'),
      ...{ pricePerMTok: { input: 1, output: 5 }, models: ['paid/large'] },
    });
  });
  teardown(async () => {
    await history.remove();
    await local.stop();
    await paid.stop();
  });

  const run = async (args: readonly string[], settings: Readonly<Record<string, string>> = {}) => {
    const line = [PROGRAM, 'benchmark', '--repository', history.root, '--tasks', '1', ...args];
    const child = spawn(process.execPath, line, {
      env: quietEnv(newHome(), {
        LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'box', baseUrl: local.baseUrl, tier: 'local' }]),
        OPENROUTER_ENDPOINT: paid.baseUrl,
        OPENROUTER_API_KEY: 'sk-or-test',
        LOCALLAMA_BUDGET_DAILY_USD: '1',
        LOCALLAMA_LOG_LEVEL: 'error',
        ...settings,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err] = [child.stdout.toArray(), child.stderr.toArray()];
    const [status] = await once(child, 'exit');
    return { status, stdout: (await out).join(''), stderr: (await err).join('') };
  };
  const both = ['--models', `${LOCAL},${PAID}`];

  test('proposes, tells the cost, and asks nobody before a yes', async () => {
    const folder = join(newHome(), 'tasks');
    const { stdout, stderr, status } = await run([...both, '--export', folder]);
    assert.equal(status, 1);
    assert.match(stderr, /1 tasks, 1 of \d commits/);
    assert.match(
      stderr,
      /2 answers of box\/coder-7b, openrouter\/paid\/large: about \$[\d.]+, at most/,
    );
    assert.match(stdout, /--yes/);
    assert.equal(local.completions.length + paid.completions.length, 0);
    assert.ok(existsSync(folder));
  });

  test('the right answer passes, and one that ends the tests early does not', async () => {
    const { stdout, stderr, status } = await run([...both, '--yes', '--json', '--all']);
    assert.equal(status, 0, stderr);
    const { results } = JSON.parse(stdout);
    const right = results.map((each: { model: string; result: { quality_metrics: object } }) => [
      each.model,
      each.result.quality_metrics,
    ]);
    assert.deepEqual(
      right.map(([model, { accuracy }]: [string, { accuracy: number }]) => [model, accuracy]),
      [
        [LOCAL, 1],
        [PAID, 0],
      ],
      stdout,
    );
  });

  test('what stays here is asked of local models only', async () => {
    const rule = { LOCALLAMA_LOCAL_ONLY: 'src/**' };
    const { stdout, stderr } = await run([...both, '--yes', '--json', '--all'], rule);
    assert.match(stderr, /openrouter\/paid\/large may not be asked/);
    assert.equal(paid.completions.length, 0);
    assert.equal(local.completions.length, 1);
    const { trials } = JSON.parse(stdout);
    assert.equal(trials.length, 2, stdout);
  });
});
