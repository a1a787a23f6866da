/** A model's numbers for one task: chance of being right, cost, time, and what that is worth. */
import { computeExpectedCost, computeWorstCost, UNLIMITED } from '../../cost-monitor/index.ts';
import type { Model, NanoUsd, Task } from '../../types.ts';
import {
  averageNodes,
  computeSuccessNodes,
  type RouterModel,
  sigmoid,
  type TaskDifficulty,
} from '../difficulty/index.ts';
import {
  computeLead,
  estimateModelProfile,
  type Knowledge,
  type MeasuredRate,
} from '../models/index.ts';
import {
  computeAffordableTokens,
  computeLeastOutputTokens,
  computeMaxOutputTokens,
} from './maxOutputTokens.ts';

export interface ModelEstimate {
  readonly model: Model;
  /** P(right) at each node of the unknown part of the difficulty. */
  readonly nodes: readonly number[];
  /** 0..1. */
  readonly quality: number;
  readonly expectedNanoUsd: NanoUsd | null;
  /** Of the longest answer that the money left allows, or of the shortest that is worth asking for. */
  readonly worstNanoUsd: NanoUsd | null;
  readonly expectedMs: number;
  /** Outcomes on this machine behind `quality`. */
  readonly outcomes: number;
  /** Of benchmarks with tasks of this kind. */
  readonly measured?: MeasuredRate | undefined;
}

/** Nothing is certain. */
const MAX_RATE = 0.98;
/** Reading a prompt is so many times faster than writing an answer, on a local model. */
const PROMPT_SPEEDUP = 12;
/** Loading a local model that is not in memory: a base and so much per billion parameters. */
const LOAD_BASE_MS = 1_500;
const LOAD_MS_PER_B = 700;
const TYPICAL_SIZE_B = 7;

/** What all models of one task are judged by. */
export interface EstimateContext {
  readonly difficulty: TaskDifficulty;
  readonly knowledge: Knowledge;
  readonly router: RouterModel;
  /** Money that one call may take at most; null: any. */
  readonly leftNanoUsd: NanoUsd | null;
}

/** Judges `model`; everything is known or has a prior, except money where no price is known. */
export function estimateModel(
  task: Task,
  model: Model,
  { difficulty, knowledge, router, leftNanoUsd }: EstimateContext,
): ModelEstimate {
  const stated = knowledge.statedSkills.get(model.id);
  const nodes =
    stated === undefined
      ? computeSuccessNodes(router, estimateRate(model, difficulty, knowledge), 0)
      : computeSuccessNodes(router, stated, difficulty.relative);
  return {
    model,
    nodes,
    quality: averageNodes(nodes),
    expectedNanoUsd: computeExpectedCost(model.price, task.promptTokens, task.outputTokens),
    worstNanoUsd: estimateWorstCost(leftNanoUsd, task, model),
    expectedMs: estimateDuration(task, model, knowledge),
    outcomes: knowledge.skills.get(model.id)?.outcomes ?? 0,
    measured: knowledge.skills.get(model.id)?.measured?.[difficulty.kind],
  };
}

/** The pass rate on tasks like this one. */
function estimateRate(model: Model, difficulty: TaskDifficulty, { skills }: Knowledge): number {
  const { kind, language, odds } = difficulty;
  const evidence = skills.get(model.id);
  const offset =
    (evidence?.offset ?? 0) +
    (evidence?.byKind[kind] ?? 0) +
    (evidence?.byLanguage.get(language) ?? 0);
  const lead = computeLead(estimateModelProfile(model), difficulty);
  return Math.min(MAX_RATE, sigmoid(odds + lead + offset));
}

/**
 * What a call may cost at most that is to fit into `leftNanoUsd` (null: into anything), as far as an
 * answer worth asking for can. What it holds may be less, so that others find room
 * beside it. Without regard to the window: a larger one must not make a model dearer.
 */
function estimateWorstCost(leftNanoUsd: NanoUsd | null, task: Task, model: Model): NanoUsd | null {
  const { maxOutputTokens } = model;
  const wide = maxOutputTokens === undefined ? {} : { maxOutputTokens };
  const worst = (tokens: number) => computeWorstCost(model.price, task.promptTokensUpper, tokens);
  const left = { ...UNLIMITED, nanoUsd: leftNanoUsd };
  return worst(
    computeAffordableTokens(
      computeMaxOutputTokens(task, wide),
      computeLeastOutputTokens(task, wide),
      left,
      worst,
    ),
  );
}

function estimateDuration(task: Task, model: Model, knowledge: Knowledge): number {
  const speed = knowledge.speeds.get(model.id) ?? estimateModelProfile(model);
  const local = model.tier === 'local';
  const loading =
    local && model.loaded === false
      ? LOAD_BASE_MS + LOAD_MS_PER_B * (model.parametersB ?? TYPICAL_SIZE_B)
      : 0;
  const tokens = task.outputTokens + (local ? task.promptTokens / PROMPT_SPEEDUP : 0);
  return Math.round(loading + speed.firstTokenMs + (1000 * tokens) / speed.tokensPerSecond);
}
