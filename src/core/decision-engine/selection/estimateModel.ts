/** A model's numbers for one task: chance of being right, cost, time, and what that is worth. */
import { computeExpectedCost, computeWorstCost, UNLIMITED } from '../../cost-monitor/index.ts';
import type { Model, NanoUsd, Task } from '../../types.ts';
import {
  averageNodes,
  computeSuccessNodes,
  type RouterModel,
  sigmoid,
  type TaskDifficulty,
  toLogOdds,
} from '../difficulty/index.ts';
import { estimateModelProfile, type Knowledge } from '../models/index.ts';
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
}

/** Reading a prompt is so many times faster than writing an answer, on a local model. */
const PROMPT_SPEEDUP = 12;
/** Loading a local model that is not in memory: a base and so much per billion parameters. */
const LOAD_BASE_MS = 1_500;
const LOAD_MS_PER_B = 700;
const TYPICAL_SIZE_B = 7;

/** Judges `model`; everything is known or has a prior, except money where no price is known. */
export function estimateModel(
  task: Task,
  model: Model,
  difficulty: TaskDifficulty,
  knowledge: Knowledge,
  router: RouterModel,
): ModelEstimate {
  const skill = knowledge.statedSkills.get(model.id) ?? estimateSkill(model, difficulty, knowledge);
  const nodes = computeSuccessNodes(router, skill, difficulty.relative);
  return {
    model,
    nodes,
    quality: averageNodes(nodes),
    expectedNanoUsd: computeExpectedCost(model.price, task.promptTokens, task.outputTokens),
    worstNanoUsd: estimateWorstCost(null, task, model),
    expectedMs: estimateDuration(task, model, knowledge),
    outcomes: knowledge.skills.get(model.id)?.outcomes ?? 0,
  };
}

/** The pass rate on tasks of this kind and level. */
function estimateSkill(
  model: Model,
  { kind, language, level }: TaskDifficulty,
  { skills }: Knowledge,
): number {
  const evidence = skills.get(model.id);
  const offset =
    (evidence?.offset ?? 0) +
    (evidence?.byKind[kind] ?? 0) +
    (evidence?.byLanguage.get(language) ?? 0);
  return sigmoid(toLogOdds(estimateModelProfile(model).skill) + offset - level);
}

/**
 * What a call may cost at most that is to fit into `leftNanoUsd` (null: into anything), as far as an
 * answer worth asking for can. What it holds may be less, so that others find room beside it. Without regard to the window: a larger one must not make a model dearer.
 */
export function estimateWorstCost(
  leftNanoUsd: NanoUsd | null,
  task: Task,
  model: Model,
): NanoUsd | null {
  const wide = { ...model, contextTokens: Number.POSITIVE_INFINITY };
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
