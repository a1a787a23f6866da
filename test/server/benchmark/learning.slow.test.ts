/** What a benchmark finds changes later decisions of that kind, and they say so. */
import assert from 'node:assert/strict';
import { wrapInFence } from '../../../src/core/answer/index.ts';
import type {
  BenchmarkOutput,
  Output,
  PREEMPTIVE_ROUTE_TASK,
} from '../../../src/protocol/tools/index.ts';
import { listStarterTasks } from '../../../src/server/benchmark/index.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session, textOf } from '../session.ts';

const TASKS = listStarterTasks().filter(
  ({ kind, language, check }) =>
    (kind === 'generate' || kind === 'fix') && language === 'python' && check.kind === 'tests',
);
const QUESTION = {
  task: 'Write a Python function that parses an ISO 8601 date, and returns the weekday.',
  context_length: 0,
};

suite('what benchmarks teach', function () {
  this.timeout(120_000);
  let local: PaidServer;
  let paid: PaidServer;
  let session: Session;

  setup(async () => {
    const answer = (kind: 'reference' | 'wrong') => (prompt: string) => {
      const task = TASKS.find(each => each.prompt === prompt);
      return task && wrapInFence(task[kind], 'python');
    };
    local = await startPaidServer({
      answers: answer('wrong'),
      pricePerMTok: { input: 0, output: 0 },
      reportsCost: false,
      models: ['qwen2.5-coder-32b'],
    });
    paid = await startPaidServer({
      answers: answer('reference'),
      pricePerMTok: { input: 1, output: 5 },
      models: ['paid/large', 'quick/one:free', 'quick/two:free'],
    });
    session = await openSession({
      LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'box', baseUrl: local.baseUrl, tier: 'local' }]),
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-test',
      LOCALLAMA_BUDGET_DAILY_USD: '5',
      LOCALLAMA_FREE_MODELS: 'allow',
    });
  });
  teardown(async () => {
    await session.close();
    await local.stop();
    await paid.stop();
  });

  const call = async <T>(tool: string, args: Record<string, unknown>): Promise<T> => {
    const result = await session.call(tool, args);
    assert.ok(!result.isError, textOf(result));
    return result.structuredContent as T;
  };
  const wire = () =>
    TASKS.map(({ id, prompt, check, language }) => ({
      task_id: id,
      task: prompt,
      context_length: 0,
      language,
      tests: check.kind === 'tests' ? check.tests : '',
    }));

  test('a model that fails at home is no longer asked first, and the reason has the figures', async () => {
    const decide = () =>
      call<Output<typeof PREEMPTIVE_ROUTE_TASK>>('preemptive_route_task', QUESTION);
    // A decision alone looks only at what is known; an estimate asks every end point first.
    await call('benchmark_tasks', { suite: 'starter', max_level: 1, estimate: true });
    const before = await decide();
    assert.equal(before.model, 'box/qwen2.5-coder-32b', before.reason);
    assert.doesNotMatch(before.reason, /benchmarks/);
    const args = {
      tasks: wire(),
      models: ['box/qwen2.5-coder-32b', 'openrouter/paid/large'],
    };
    const { results } = await call<BenchmarkOutput>('benchmark_tasks', args);
    assert.deepEqual(
      results.map(({ result }) => result.quality_metrics.accuracy),
      [1, 0],
    );
    const after = await decide();
    assert.notEqual(after.tier, 'local', after.reason);
    assert.match(after.reason, /benchmarks: \d of \d tasks of this kind/);
    const passedOver = after.candidates.find(({ model }) => model === 'box/qwen2.5-coder-32b');
    assert.match(passedOver!.why, /benchmarks: 0 of [2-9] tasks of this kind/);
    // Once more over the same tasks replaces what they taught: nothing counts twice.
    await call('benchmark_tasks', { ...args, models: ['box/qwen2.5-coder-32b'] });
    const again = await decide();
    assert.equal(
      again.candidates.find(({ model }) => model === 'box/qwen2.5-coder-32b')!.why,
      passedOver!.why,
    );
  });

  test('the starter suite can be asked for by name, and its cost comes first', async () => {
    const args = { suite: 'starter', max_level: 2, estimate: true };
    const { status, note } = await call<BenchmarkOutput>('benchmark_tasks', args);
    assert.equal(status, 'estimated');
    assert.match(
      note!,
      /answers of box\/qwen2.5-coder-32b, openrouter\/.*: about \$[\d.]+, at most/,
    );
    const wrong = await session.call('benchmark_tasks', { suite: 'starter', tasks: wire() });
    assert.match(textOf(wrong), /Give tasks or suite/);
    assert.equal(paid.completions.length, 0);
  });

  test('free models are planned into what the quota leaves, and the rest for tomorrow', async () => {
    const tasks = wire().map(task => ({ ...task, runs_per_task: 8 }));
    const asked = 2 * 8 * tasks.length;
    assert.ok(asked > 50);
    const args = { tasks, estimate: true };
    const { note } = await call<BenchmarkOutput>('benchmark_free_models', args);
    assert.match(
      note!,
      new RegExp(
        `^50 of ${asked} answers fit into today's quota of free models; ${asked - 50} are left from`,
      ),
    );
    assert.equal(paid.completions.length, 0, 'an estimate asks nobody');
  });
});
