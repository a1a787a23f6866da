/** A report shows the same figures in each form, marks the Pareto front, and lets no name out of its place. */
import assert from 'node:assert/strict';
import {
  type BenchmarkRecord,
  buildReport,
  renderHtml,
  renderMarkdown,
  type Trial,
} from '../../../../src/core/benchmark/index.ts';
import type { Tier } from '../../../../src/core/types.ts';

const TASKS = ['a', 'b', 'c', 'd'].map((id, at) => ({
  ...{ id, prompt: 'Write f', contextTokens: 0, check: { kind: 'proof' } as const },
  ...({ kind: at < 2 ? 'generate' : 'fix', language: at % 2 ? 'python' : 'rust' } as const),
}));
const EVIL = 'box/<img src=x onerror="a">|x';

function answer(
  model: string,
  tier: Tier,
  taskId: string,
  passed: boolean,
  nanoUsd: number,
): Trial {
  return {
    ...{
      model,
      tier,
      taskId,
      run: 0,
      cost: { nanoUsd, basis: tier === 'paid' ? 'billed' : 'free' },
    },
    result: {
      ...{ kind: 'answered', passed, by: 'tests', evidence: '', completeness: 1 },
      ...{ callMs: 1_200, firstTokenMs: 200, inputTokens: 10, outputTokens: 100 },
      ...{ verifiedMs: 1_300, testMs: 30, referenceMs: null, answerBytes: 1, modelBytes: null },
    },
  };
}

const TRIALS = TASKS.flatMap(({ id }, at) => [
  answer(EVIL, 'local', id, at < 2, 0),
  answer('host/best', 'paid', id, true, 2e6),
  answer('host/dear', 'paid', id, at < 3, 9e6),
]);
const RECORD: BenchmarkRecord = {
  ...{ id: 'b-1', name: 'four <tasks>', createdMs: 0, changedMs: 0, state: { kind: 'done' } },
  plan: {
    ...{ tasks: TASKS, runsPerTask: 1, parallel: 1, maxNanoUsd: 5e8, stopsEarly: true },
    models: [],
  },
  setup: {
    ...{ version: '1', sandbox: 'namespaces' },
    machine: { platform: 'p', processor: 'q', cores: 2, memoryBytes: 8 * 2 ** 30 },
    models: { [EVIL]: { digest: 'sha256:0123456789abcdef', quantization: 'Q4', parametersB: 7 } },
  },
};
const REPORT = buildReport(RECORD, TRIALS, { planned: 14, skipped: 2 });

suite('reports of benchmarks', () => {
  test('Markdown has the rates with their intervals, the cost and the conditions', () => {
    const text = renderMarkdown(REPORT);
    assert.match(text, /^# Benchmark four/);
    assert.match(text, /Done: 12 of 14 answers, 2 saved since it was decided without them\./);
    assert.match(text, /host\/best \| 100 % \(51–100 %, 4 of 4\) \| 4 \| 0 \| \$0\.002/);
    assert.match(text, /spent \$0\.044, of at most \$0\.50/);
    assert.match(text, /Q4, sha256:0123456789ab/);
    assert.match(text, /\| fix \| 100 % \(34–100 %, 2 of 2\)/);
    assert.match(text, /\| python \| 100 %/);
    assert.match(text, /cannot be told apart/);
    assert.ok(!/^\| box\/<img/m.test(text), 'a name stays in its cell');
    assert.equal(text.split('\n').filter(line => /^\| host\/best/.test(line)).length, 1);
  });

  test('the page draws cost against quality with the front, and says it in words', () => {
    const page = renderHtml(REPORT);
    assert.equal(page.match(/<svg[^>]* role="img" aria-labelledby="[\w-]+ [\w-]+">/g)!.length, 3);
    assert.match(page, /host\/best is right 100 % of the time for \$0\.002/);
    const [, front] = /On the Pareto front: ([^<]*)\.<\/desc>/.exec(page)!;
    assert.equal(front, 'box/&#60;img src=x onerror=&#34;a&#34;&#62;|x, host/best');
    assert.equal(/class="front" points="([^"]*)"/.exec(page)![1]!.split(' ').length, 2);
    assert.doesNotMatch(page, /<img/);
    assert.doesNotMatch(
      page,
      /<[^>]*\s(?:src|href)=|@import|url\(/,
      'it needs nothing from elsewhere',
    );
    assert.match(page, /By kind[\s\S]*By language/);
    assert.doesNotMatch(page, /NaN|undefined|Infinity/);
  });

  test('nothing that could be judged is said so', () => {
    const [first] = TRIALS;
    const unjudged = { ...first!, result: { ...first!.result, passed: null } } as Trial;
    const empty = buildReport(RECORD, [unjudged], { planned: 1, skipped: 0 });
    assert.match(renderHtml(empty), /nothing to draw/);
    assert.match(renderMarkdown(empty), /\| – \|/);
    assert.doesNotMatch(renderHtml(buildReport(RECORD, [], { planned: 0, skipped: 0 })), /NaN/);
  });
});
