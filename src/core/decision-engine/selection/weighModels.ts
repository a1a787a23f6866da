/**
 * The arithmetic of a selection: every model judged, the objections, and the best plan among the rest.
 *
 * Wider limits and better models only add plans or raise one, so they never lower the plan's utility.
 * What is too slow for the limits of a call is a last resort: what can end in time comes before, and
 * where there is nothing else, an estimate is no reason to refuse the task.
 */
import { chooseTighterLimit } from '../../cost-monitor/index.ts';
import type { Rejection, TaskKind } from '../../types.ts';
import { estimateTaskDifficulty, type TaskDifficulty } from '../difficulty/index.ts';
import { findProofQuality, type VerifierQuality } from '../models/index.ts';
import { findPin } from '../rules/index.ts';
import { readTaskFeatures } from '../task/index.ts';
import { addFollowUp } from './addFollowUp.ts';
import { findBestPlan, type Plan } from './cascade.ts';
import { checkEligibility, type EligibilityContext } from './eligibility.ts';
import { estimateModel, type ModelEstimate } from './estimateModel.ts';
import { findParetoFront } from './paretoFront.ts';
import type { SelectionInput } from './selectionInput.ts';
import { computeUtilityWeights, type UtilityWeights } from './utility.ts';

export interface WeighedModels {
  readonly difficulty: TaskDifficulty;
  readonly worth: UtilityWeights;
  /** All models, also those that may not be asked. */
  readonly judged: readonly ModelEstimate[];
  readonly fit: readonly ModelEstimate[];
  readonly rejected: readonly Rejection[];
  /** Of the highest utility; null: no model may be asked. */
  readonly plan: Plan | null;
  /** How it is carried out: with whom a failed check leads to, where that is somebody. */
  readonly asked: Plan | null;
  /** All that may be asked are too slow, as this sentence says of the first; null: not so. */
  readonly lastResort: string | null;
}

export function weighModels(input: SelectionInput): WeighedModels {
  const { task, knowledge, rules, router } = input;
  const features = readTaskFeatures(task);
  const difficulty = estimateTaskDifficulty(task, features, router);
  const context = { ...input, pin: findPin(task, features, rules.pins) };
  const sized = input.sized ?? (() => task);
  const leftNanoUsd = chooseTighterLimit(input.budgetLeftNanoUsd, task.maxCostNanoUsd ?? null);
  const judged = input.models.map(model =>
    estimateModel(sized(task, model), model, { difficulty, knowledge, router, leftNanoUsd }),
  );
  const { fit, rejected, late } = splitEligible(judged, context);
  const worth = computeUtilityWeights(task);
  const verifier = chooseVerifier(input, features.kind, fit);
  const front = findParetoFront(fit);
  const plan = findBestPlan(front, worth, verifier);
  const asked = plan && addFollowUp(plan, front, worth, verifier);
  const lastResort = (asked && late.get(asked.steps[0])?.why) ?? null;
  return { difficulty, worth, judged, fit, rejected, plan, asked, lastResort };
}

/** What will tell a right answer from a wrong one. */
function chooseVerifier(
  { task, knowledge, checkedByProject, comparesAnswers = false }: SelectionInput,
  kind: TaskKind,
  fit: readonly ModelEstimate[],
): VerifierQuality {
  if (task.tests !== undefined || checkedByProject) return knowledge.verifierWithTests;
  const here = new Set(fit.flatMap(({ model }) => (model.tier === 'local' ? [model.name] : [])));
  const hasSecond = comparesAnswers && task.priority !== 'speed' && here.size > 1;
  return findProofQuality(task, kind, hasSecond) ?? knowledge.verifierWithoutTests;
}

/** Models that may be asked, and those that may not. `late`: they may only because all are too slow. */
function splitEligible(judged: readonly ModelEstimate[], context: EligibilityContext) {
  const against = new Map(judged.map(one => [one, checkEligibility(one, context)]));
  const fit = judged.filter(one => against.get(one) === null);
  const isLate = (each: Rejection) => each.kind === 'too-slow';
  const rejected = [...against.values()].filter(each => each !== null);
  if (fit.length > 0 || !rejected.some(isLate)) return { fit, rejected, late: NO_LATE_MODELS };
  const late = new Map([...against].filter(([, each]) => each !== null && isLate(each)));
  return { fit: [...late.keys()], rejected: rejected.filter(each => !isLate(each)), late };
}

const NO_LATE_MODELS: ReadonlyMap<ModelEstimate, Rejection | null> = new Map();
