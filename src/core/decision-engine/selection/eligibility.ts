/** Why a model is not asked: the first objection counts, the person's own rules before arithmetic. */
import { formatNanoUsd } from '../../figures.ts';
import type { Model, NanoUsd, Rejection, Task } from '../../types.ts';
import { isModelMatch, type Pin, type UserRules } from '../rules/index.ts';
import { isGuess } from './describeChance.ts';
import { describeTooSlow, type TimeLimits } from './describeTooSlow.ts';
import type { ModelEstimate } from './estimateModel.ts';

/** Why a model cannot be asked just now, as the watch over its health says. */
export interface Unavailable {
  readonly kind: 'cooling-down' | 'quota-used-up' | 'provider-down';
  /** One sentence, with the time until when where it is known. */
  readonly why: string;
}

export interface EligibilityContext {
  readonly task: Task;
  readonly rules: UserRules;
  readonly pin: Pin | undefined;
  readonly budgetLeftNanoUsd: NanoUsd | null;
  readonly budgetSays?: string;
  readonly unavailable: ReadonlyMap<string, Unavailable>;
  /** Left out: a call may take as long as it takes. */
  readonly timeLimits?: TimeLimits;
}

type Ineligibility = Pick<Rejection, 'kind' | 'why'>;

/** The objection to a model, or null: it is a candidate. */
export function checkEligibility(
  judged: ModelEstimate,
  context: EligibilityContext,
): Rejection | null {
  const { model } = judged;
  const found =
    checkUserRules(model, context) ??
    checkContextWindow(model, context.task) ??
    checkTokenBudget(context.task) ??
    checkWorstCost(judged, context) ??
    checkQualityFloor(judged, context) ??
    context.unavailable.get(model.id) ??
    checkTimeLimits(judged, context);
  return found ? { model: model.id, tier: model.tier, kind: found.kind, why: found.why } : null;
}

function checkUserRules(
  model: Model,
  { task, rules, pin }: EligibilityContext,
): Ineligibility | null {
  const { privacy } = rules;
  if (privacy.kind === 'local-only' && model.tier !== 'local') {
    return { kind: 'privacy-rule', why: `It is not on this machine. ${privacy.why}` };
  }
  if (rules.forbidden.some(wanted => isModelMatch(wanted, model))) {
    return { kind: 'forbidden', why: 'Your settings forbid this model.' };
  }
  if (task.model !== undefined && !isModelMatch(task.model, model)) {
    return { kind: 'not-asked-for', why: `The task asks for ${task.model} and no other model.` };
  }
  if (task.model === undefined && pin !== undefined && !isModelMatch(pin.model, model)) {
    return { kind: 'not-asked-for', why: `Your settings pin such tasks to ${pin.model}.` };
  }
  if (
    !isChosen(task, pin) &&
    rules.pool !== null &&
    !rules.pool.some(wanted => isModelMatch(wanted, model))
  ) {
    return { kind: 'not-asked-for', why: 'It is not in the pool of models that you set.' };
  }
  if (model.tier === 'free' && !rules.freeAllowed) {
    return { kind: 'forbidden', why: 'It is a free remote model, which your settings exclude.' };
  }
  if (mayTrain(model) && !rules.trainingAllowed) {
    const why = 'Its host may train on what is sent, which your settings do not allow.';
    return { kind: 'may-train', why };
  }
  return null;
}

/** A host that gives for nothing and says nothing of it is taken to. */
function mayTrain({ tier, mayTrainOnData }: Model): boolean {
  return mayTrainOnData ?? tier === 'free';
}

function checkContextWindow(model: Model, task: Task): Ineligibility | null {
  const needed = task.promptTokens + task.outputTokens;
  const { contextTokens: window } = model;
  if (window !== undefined && needed > window) {
    const why = `The task needs about ${needed} tokens; its window holds ${window}.`;
    return { kind: 'context-too-small', why };
  }
  const most = model.maxOutputTokens ?? Number.POSITIVE_INFINITY;
  if (task.outputTokens <= most) return null;
  const why = `The answer needs about ${task.outputTokens} tokens; it writes ${most} at most.`;
  return { kind: 'context-too-small', why };
}

function checkTokenBudget(task: Task): Ineligibility | null {
  const { tokenBudget: most, promptTokensUpper, outputTokens } = task;
  const needed = promptTokensUpper + outputTokens;
  if (most === undefined || needed <= most) return null;
  return {
    kind: 'over-budget',
    why: `It needs up to ${needed} tokens; this task may take ${most}.`,
  };
}

function checkWorstCost(judged: ModelEstimate, context: EligibilityContext): Ineligibility | null {
  const { model, worstNanoUsd: worst } = judged;
  if (worst === null) {
    const why =
      model.price.kind === 'dynamic'
        ? 'Its price is set per call, so no budget can hold it; name a concrete model instead.'
        : 'Its price is not known, so no budget can hold it; set a price for it in the settings.';
    return { kind: 'price-unknown', why };
  }
  const { budgetLeftNanoUsd: left, task } = context;
  if (worst > 0 && left !== null && worst > left) {
    const says = context.budgetSays ?? `${formatNanoUsd(left)} of the budget is left.`;
    const why = `It may cost up to ${formatNanoUsd(worst)}. ${says}`;
    return { kind: 'over-budget', why };
  }
  const most = task.maxCostNanoUsd;
  if (worst > 0 && most !== undefined && worst > most) {
    const why = `It may cost up to ${formatNanoUsd(worst)}; this task may cost ${formatNanoUsd(most)}.`;
    return { kind: 'over-budget', why };
  }
  return null;
}

/** The floor is for choosing among models: a user who named one has chosen. */
function checkQualityFloor(
  judged: ModelEstimate,
  { task, rules, pin }: EligibilityContext,
): Ineligibility | null {
  if (isChosen(task, pin) || judged.quality >= rules.qualityFloor) return null;
  // Rounded apart, lest a floor of 80 % seem to exclude a chance of 80 %.
  const chance = Math.floor(toPercent(judged.quality));
  const floor = Math.ceil(toPercent(rules.qualityFloor));
  const a = /^(?:8|11$|18$)/.test(`${chance}`) ? 'an' : 'a';
  const guess = isGuess(judged) ? ', a guess' : '';
  const why = `It has ${a} ${chance} % chance of being right${guess}; your settings ask for ${floor} %.`;
  return { kind: 'not-good-enough', why };
}

/** Comes last: it alone yields where no other is left. A user who chose one may know it better. */
function checkTimeLimits(judged: ModelEstimate, context: EligibilityContext): Ineligibility | null {
  const { task, pin, timeLimits } = context;
  if (timeLimits === undefined || isChosen(task, pin)) return null;
  const why = describeTooSlow(judged, timeLimits);
  return why === null ? null : { kind: 'too-slow', why };
}

function isChosen(task: Task, pin: Pin | undefined): boolean {
  return task.model !== undefined || pin !== undefined;
}

/** Without the noise of binary fractions: .55 is 55 and no more. */
function toPercent(share: number): number {
  return Math.round(1e8 * share) / 1e6;
}
