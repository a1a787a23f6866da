/** Works a model's summary out of its trials. Pure: the same trials give the same summary. */
import type { BenchmarkTask } from '../benchmarkTask.ts';
import {
  CONFIDENCE,
  computeDesignEffect,
  createRandom,
  type Estimate,
  nestedBootstrap,
  wilsonInterval,
} from '../statistics/index.ts';
import { type AnsweredTrial, readPassed, type Trial } from '../trial.ts';
import type { ModelSummary, RateSummary } from './modelSummary.ts';

/** `trials`: of all models, since the fastest right answer may be another's. Null: the model has none. */
export function summarizeModel(
  model: string,
  trials: readonly Trial[],
  tasks: readonly BenchmarkTask[],
): ModelSummary | null {
  const own = trials.filter(trial => trial.model === model);
  const [first] = own;
  if (first === undefined) return null;
  const count = (kind: Trial['result']['kind']) =>
    own.filter(({ result }) => result.kind === kind).length;
  return {
    model,
    tier: first.tier,
    answered: count('answered'),
    failed: count('failed'),
    refused: count('refused'),
    lost: count('lost'),
    ...summarizeRate(own),
    ...summarizeTimes(own),
    completeness: average(pick(own, answer => answer.completeness)),
    efficiency: average(listEfficiencies(own, trials)),
    tokens: average(pick(own, readTokens)),
    costNanoUsd: estimateMean(own, ({ cost, result }) =>
      result.kind === 'answered' ? cost.nanoUsd : null,
    ),
    totalNanoUsd: own.reduce((sum, { cost }) => sum + cost.nanoUsd, 0),
    modelBytes: findMost(pick(own, answer => answer.modelBytes)),
    answerBytes: findMost(pick(own, answer => answer.answerBytes)),
    byKind: summarizeParts(own, tasks, 'kind'),
    byLanguage: summarizeParts(own, tasks, 'language'),
  };
}

function summarizeTimes(own: readonly Trial[]) {
  const estimate = (read: (answer: AnsweredTrial) => number | null) =>
    estimateMean(own, ({ result }) => (result.kind === 'answered' ? read(result) : null));
  return {
    callMs: estimate(answer => answer.callMs),
    firstTokenMs: estimate(answer => answer.firstTokenMs),
    verifiedMs: estimate(answer => answer.verifiedMs),
    tokensPerSecond: computeSpeed(own),
  };
}

/** Tokens over the time in which they came. */
function computeSpeed(own: readonly Trial[]): number | null {
  let [tokens, ms] = [0, 0];
  for (const { result } of own) {
    if (result.kind !== 'answered' || result.outputTokens === null) continue;
    tokens += result.outputTokens;
    ms += result.callMs - (result.firstTokenMs ?? 0);
  }
  return tokens > 0 && ms > 0 ? (1_000 * tokens) / ms : null;
}

function summarizeRate(own: readonly Trial[]): RateSummary {
  const judged = own.flatMap(trial => {
    const passed = readPassed(trial);
    return passed === null ? [] : [{ taskId: trial.taskId, passed }];
  });
  const passed = judged.filter(each => each.passed).length;
  const clusters = [...Map.groupBy(judged, ({ taskId }) => taskId).values()].map(group => ({
    sum: group.filter(each => each.passed).length,
    size: group.length,
  }));
  const rate = judged.length === 0 ? 0 : passed / judged.length;
  const effect = computeDesignEffect(clusters, rate * (1 - rate));
  const accuracy = wilsonInterval(passed / effect, judged.length / effect, CONFIDENCE);
  return { judged: judged.length, passed, accuracy };
}

function summarizeParts(
  own: readonly Trial[],
  tasks: readonly BenchmarkTask[],
  part: 'kind' | 'language',
): Readonly<Record<string, RateSummary>> {
  const names = new Map(tasks.map(task => [task.id, task[part]]));
  const groups = Map.groupBy(own, ({ taskId }) => names.get(taskId));
  return Object.fromEntries(
    [...groups]
      .flatMap(([name, group]) =>
        name === undefined ? [] : [[name, summarizeRate(group)] as const],
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Faster than this, no difference is felt, and clocks see none. */
const LEAST_TEST_MS = 20;

function listEfficiencies(own: readonly Trial[], all: readonly Trial[]): readonly number[] {
  const fastest = new Map<string, number>();
  for (const { taskId, result } of all) {
    const testMs = readRightTime(result);
    if (testMs === null) continue;
    fastest.set(taskId, Math.min(testMs, fastest.get(taskId) ?? Number.POSITIVE_INFINITY));
  }
  return own.flatMap(({ taskId, result }) => {
    const testMs = readRightTime(result);
    if (testMs === null || result.kind !== 'answered') return [];
    const best = result.referenceMs ?? fastest.get(taskId) ?? testMs;
    return [Math.min(1, Math.max(LEAST_TEST_MS, best) / Math.max(LEAST_TEST_MS, testMs))];
  });
}

function readRightTime(result: Trial['result']): number | null {
  return result.kind === 'answered' && result.passed ? result.testMs : null;
}

function readTokens({ inputTokens, outputTokens }: AnsweredTrial): number | null {
  return inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
}

const ROUNDS = 2_000;
const SEED = 1;

function estimateMean(
  own: readonly Trial[],
  read: (trial: Trial) => number | null,
): Estimate | null {
  const values = [...Map.groupBy(own, ({ taskId }) => taskId).values()].map(group =>
    group.flatMap(trial => read(trial) ?? []),
  );
  const options = { confidence: CONFIDENCE, rounds: ROUNDS, random: createRandom(SEED) };
  return nestedBootstrap(values, options);
}

function pick(
  own: readonly Trial[],
  read: (answer: AnsweredTrial) => number | null,
): readonly number[] {
  return own.flatMap(({ result }) => (result.kind === 'answered' ? (read(result) ?? []) : []));
}

function average(all: readonly number[]): number | null {
  return all.length === 0 ? null : all.reduce((sum, one) => sum + one, 0) / all.length;
}

function findMost(all: readonly number[]): number | null {
  return all.length === 0 ? null : Math.max(...all);
}
