/**
 * The arithmetic of a selection: every model judged, the objections, and the best plan among the rest.
 *
 * Wider limits and better models only add plans or raise one, so they never lower the plan's utility.
 * Who is too slow for the limits of a call is a last resort: whoever can end in time comes before, and
 * where there is nobody, an estimate is no reason to refuse the task.
 */
import { tighter } from '../cost-monitor/holding.ts';
import type { Rejection } from '../types.ts';
import { followUp } from './followUp.ts';
import { type Judged, judge, worstWithin } from './judge.ts';
import type { SelectionInput } from './modelSelector.ts';
import { type ObjectionContext, objection } from './objection.ts';
import { pinFor } from './personRules.ts';
import { bestPlan, type Plan } from './plan.ts';
import { type TaskDifficulty, taskDifficulty } from './taskDifficulty.ts';
import { type TaskFeatures, taskFeatures } from './taskFeatures.ts';
import { type Worth, worthOf } from './worth.ts';

export interface Weighed {
  readonly features: TaskFeatures;
  readonly difficulty: TaskDifficulty;
  readonly worth: Worth;
  /** All models, also those that may not be asked. */
  readonly judged: readonly Judged[];
  readonly fit: readonly Judged[];
  readonly rejected: readonly Rejection[];
  /** Of the highest utility; null: nobody may be asked. */
  readonly plan: Plan | null;
  /** How it is carried out: with whom a failed check leads to, where that is somebody. */
  readonly asked: Plan | null;
  /** All that may be asked are too slow, as this sentence says of the first; null: not so. */
  readonly lastResort: string | null;
}

export function weighModels(input: SelectionInput): Weighed {
  const { task, knowledge, rules, router } = input;
  const features = taskFeatures(task.prompt, task.language);
  const difficulty = taskDifficulty(task, features, router);
  const context = { ...input, pin: pinFor(task, features, rules.pins) };
  const sized = input.sized ?? (() => task);
  const left = tighter(input.budgetLeftNanoUsd, task.maxCostNanoUsd ?? null);
  const judged = input.models.map(model => {
    const own = sized(task, model);
    const one = judge(own, model, difficulty, knowledge, router);
    return { ...one, worstNanoUsd: worstWithin(left, own, model) };
  });
  const { fit, rejected, late } = sifted(judged, context);
  const worth = worthOf(task);
  const verifier =
    task.tests !== undefined || input.checkedByProject
      ? knowledge.verifierWithTests
      : knowledge.verifierWithoutTests;
  const plan = bestPlan(fit, worth, verifier);
  const asked = plan && followUp(plan, fit, worth, verifier);
  const lastResort = (asked && late.get(asked.steps[0])?.why) ?? null;
  return { features, difficulty, worth, judged, fit, rejected, plan, asked, lastResort };
}

/** Who may be asked, and who may not. `late`: who may only because all are too slow. */
function sifted(judged: readonly Judged[], context: ObjectionContext) {
  const against = new Map(judged.map(one => [one, objection(one, context)]));
  const fit = judged.filter(one => against.get(one) === null);
  const isLate = (each: Rejection) => each.kind === 'too-slow';
  const rejected = [...against.values()].filter(each => each !== null);
  if (fit.length > 0 || !rejected.some(isLate)) return { fit, rejected, late: NOBODY };
  const late = new Map([...against].filter(([, each]) => each !== null && isLate(each)));
  return { fit: [...late.keys()], rejected: rejected.filter(each => !isLate(each)), late };
}

const NOBODY: ReadonlyMap<Judged, Rejection | null> = new Map();
