/**
 * The cascade with a real local model, a real sandbox and an end point that takes money: all that
 * any model can do ends verified, and money is spent only where the local model failed.
 */
import assert from 'node:assert/strict';
import { createVerification } from '../../../src/server/createVerification.ts';
import { EXECUTION_LIMITS } from '../../../src/server/execute/executionLimits.ts';
import { createLogger } from '../../../src/server/session/logger.ts';
import { type ModelServer, startModelServer, TINYCODER } from '../../model-server/start.ts';
import { TASKS, type TestedTask } from '../verify/tasks.ts';
import { type EndPoint, endPoint } from './endPoints.ts';
import { answering } from './servers.ts';
import { openWorld, story } from './world.ts';

const LIMIT_MS = 180_000;
const log = createLogger({ level: 'error', secrets: [], now: Date.now, write: () => {} });

suite('execute: forty tasks', function () {
  this.timeout(LIMIT_MS);
  let tiny: ModelServer;
  suiteSetup(async () => {
    tiny = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
  });
  suiteTeardown(() => tiny.stop());

  test('are done by the cheapest model that can, and the bill is the books', async () => {
    await using paid = await answering('I cannot.', { answers: scripted });
    const closing = new AbortController();
    const settings = { projects: [], weakSandbox: false, secondAnswer: false };
    const { verify } = createVerification({
      ...{ settings, folders: [], signal: closing.signal, log },
    });
    const local = ollama(tiny.ollamaUrl);
    const far = endPoint('far', 'paid', paid.baseUrl);
    await using world = openWorld({
      providers: [local.provider, far.provider],
      models: [local.model, far.model],
      limits: EXECUTION_LIMITS,
      services: { verify },
    });
    const figures = { local: 0, paid: 0, paidCalls: 0, nanoUsd: 0 };
    const undone: string[] = [];
    for (const each of TASKS) {
      const before = paid.completions.length;
      const { outcome, attempts, totalCost } = await world.run({ task: asked(each) });
      const calls = paid.completions.length - before;
      const localSteps = attempts.filter(({ tier }) => tier === 'local');
      assert.ok(localSteps.length > 0, `${each.id}: the local model was not asked`);
      const localFailed = localSteps.every(({ verdict }) => verdict?.outcome !== 'accepted');
      assert.equal(calls > 0, localFailed, `${each.id}: ${story(attempts)}`);
      figures.nanoUsd += totalCost.nanoUsd;
      figures.paidCalls += calls;
      if (!outcome.ok || outcome.verdict.outcome !== 'accepted') undone.push(each.id);
      else figures[outcome.tier === 'local' ? 'local' : 'paid'] += 1;
    }
    closing.abort();
    console.log(
      `      ${TASKS.length} tasks: ${JSON.stringify(figures)}, billed ${paid.billedNanoUsd}`,
    );
    assert.deepEqual(undone, []);
    assert.ok(figures.local > 0 && figures.paid > 0);
    assert.equal(figures.nanoUsd, paid.billedNanoUsd);
    const billed = paid.billedNanoUsd;
    assert.deepEqual(world.books(), { reserved: 0, billed, estimated: 0, unknown: 0 });
  });
});

/** The paid end point knows the right answer to each task, and to nothing else. */
function scripted(prompt: string): string | undefined {
  const known = TASKS.filter(({ task }) => prompt.includes(task));
  const exact = known.toSorted((a, b) => b.task.length - a.task.length)[0];
  return exact && `\`\`\`${exact.language}\n${exact.reference}\n\`\`\``;
}

function asked({ task, tests, language }: TestedTask) {
  const promptTokensUpper = Buffer.byteLength(task);
  const promptTokens = Math.ceil(promptTokensUpper / 3);
  const outputTokens = 150;
  return { prompt: task, tests, language, promptTokens, promptTokensUpper, outputTokens };
}

function ollama(baseUrl: string): EndPoint {
  const facts = { tier: 'local', contextTokens: 2_048, price: { kind: 'free' } } as const;
  return {
    provider: { kind: 'ollama', id: 'ollama', tier: 'local', baseUrl },
    model: { id: 'ollama/tinycoder', provider: 'ollama', name: 'tinycoder', ...facts },
  };
}
