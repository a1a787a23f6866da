/** The specification's three examples of use, literally, against a server with a local and a paid model. */
import assert from 'node:assert/strict';
import { countTokens } from '../../../src/core/cost-monitor/tokens/tokens.ts';
import type { BenchmarkOutput } from '../../../src/protocol/tools/index.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session, textOf } from '../session.ts';

const QUICKSORT = `\`\`\`js
function quicksort(list) {
  if (list.length < 2) return list;
  const [pivot, ...rest] = list;
  const below = rest.filter(each => each < pivot);
  return [...quicksort(below), pivot, ...quicksort(rest.filter(each => each >= pivot))];
}
\`\`\``;
const WRONG = '```js\nfunction quicksort(list) { return list; }\n```';
const TESTS =
  "import assert from 'node:assert/strict';\nassert.deepEqual(quicksort([3, 1, 2]), [1, 2, 3]);\nassert.deepEqual(quicksort([]), []);";

const LOCAL = { input: 0, output: 0 };

suite('the tools of the specification', function () {
  this.timeout(120_000);
  let local: PaidServer;
  let paid: PaidServer;
  let session: Session;

  suiteSetup(async () => {
    local = await startPaidServer({
      answers: () => WRONG,
      pricePerMTok: LOCAL,
      reportsCost: false,
      models: ['coder-7b'],
    });
    paid = await startPaidServer({
      answers: () => QUICKSORT,
      pricePerMTok: { input: 1, output: 5 },
      models: ['paid/large'],
    });
    session = await openSession({
      LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'box', baseUrl: local.baseUrl, tier: 'local' }]),
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-test',
      LOCALLAMA_BUDGET_DAILY_USD: '1',
    });
  });
  suiteTeardown(async () => {
    await session.close();
    await local.stop();
    await paid.stop();
  });

  const measure = async (tool: string, args: Record<string, unknown>) => {
    const result = await session.call(tool, args);
    assert.ok(!result.isError, textOf(result));
    return { output: result.structuredContent as unknown as BenchmarkOutput, text: textOf(result) };
  };

  test('route_task with a priority', async () => {
    const { status } = await session.route({
      task: 'Implement a sorting algorithm',
      context_length: 500,
      priority: 'speed',
    });
    assert.equal(status, 'completed');
  });

  test('get_cost_estimate of a size', async () => {
    const args = { context_length: 1000, expected_output_length: 500 };
    const { output } = await measure('get_cost_estimate', args);
    assert.ok((output as unknown as { estimates: unknown[] }).estimates.length >= 2);
  });

  test('benchmark_task with three runs', async () => {
    const { output } = await measure('benchmark_task', {
      task_id: 'sort-algo-1',
      task: 'Implement quicksort',
      context_length: 800,
      runs_per_task: 3,
    });
    assert.equal(output.task_id, 'sort-algo-1');
    assert.equal(output.status, 'completed');
    const models = output.results.map(({ model, tier, runs }) => `${model} ${tier} ${runs}`);
    assert.deepEqual(models.sort(), ['box/coder-7b local 3', 'openrouter/paid/large paid 3']);
    for (const { result } of output.results) {
      const { quality_metrics, ...measures } = result;
      assert.deepEqual(Object.keys(measures), [
        'execution_time',
        'memory_usage',
        'token_count',
        'cost',
      ]);
      assert.equal(quality_metrics.accuracy, null, 'without tests accuracy is never invented');
      assert.equal(result.memory_usage, null);
      assert.ok(result.execution_time! > 0 && result.token_count! > 0);
    }
    const dear = output.results.find(({ tier }) => tier === 'paid');
    assert.ok(dear!.result.cost! > 0);
  });

  test('tests tell the right from the wrong, and what it costs is what the host bills', async () => {
    const before = paid.billedUsd;
    const { output, text } = await measure('benchmark_task', {
      task_id: 'sort-algo-2',
      task: 'Write a JavaScript function quicksort(list) that returns a sorted copy of a list.',
      context_length: 0,
      runs_per_task: 2,
      tests: TESTS,
      language: 'javascript',
      local_model: 'coder-7b',
      paid_model: 'paid/large',
    });
    const [best, worst] = output.results;
    assert.equal(best!.model, 'openrouter/paid/large');
    assert.equal(best!.result.quality_metrics.accuracy, 1);
    assert.equal(worst!.result.quality_metrics.accuracy, 0);
    assert.equal(best!.result.quality_metrics.completeness, 1);
    assert.ok(best!.result.quality_metrics.efficiency! > 0.3);
    assert.ok(best!.answer_bytes! > 10_000_000, 'a process of Node takes more than that');
    assert.ok(Math.abs(best!.total_usd! - (paid.billedUsd - before)) < 1e-9);
    assert.match(output.comparison ?? '', /cannot be told apart|is better than/);
    assert.match(text, /100 % right of 2 answers/);
    assert.ok(countTokens(JSON.stringify(output)).upper <= 1_200, 'a result is short');
    assert.ok(countTokens(JSON.stringify(output)).expected <= 600, JSON.stringify(output));
  });

  test('the resources have the whole, by benchmark and by task', async () => {
    const read = async (uri: string) => {
      const { contents } = await session.client.readResource({ uri });
      return JSON.parse((contents[0] as { text: string }).text);
    };
    const { benchmarks } = await read('locallama://benchmarks');
    assert.equal(benchmarks.length, 2);
    const whole = await read(`locallama://benchmarks/${benchmarks[0].benchmark_id}`);
    assert.equal(whole.trials.length, 4);
    assert.ok(whole.setup.machine.cores > 0);
    const ofTask = await read('locallama://benchmarks/sort-algo-1');
    assert.equal(ofTask.trials.length, 6);
    await assert.rejects(read('locallama://benchmarks/none'), /There is no benchmark/);
  });

  test('a wrong order is told, and nothing is spent', async () => {
    const before = paid.completions.length;
    const wrong = async (args: Record<string, unknown>) => {
      const result = await session.call('benchmark_tasks', args);
      assert.equal(result.isError, true);
      return textOf(result);
    };
    assert.match(await wrong({}), /tasks/);
    const task = { task_id: 'a', task: 'Write f', context_length: 0 };
    assert.match(await wrong({ tasks: [task, task] }), /stands twice/);
    assert.match(await wrong({ tasks: [{ ...task, local_model: 'none' }] }), /No end point offers/);
    assert.match(await wrong({ tasks: [{ ...task, runs: 3 }] }), /there is no such field/);
    assert.equal(paid.completions.length, before);
  });
});
