/** The sentences of a decision, for a person: no figure without its unit, no name without a reason. */
import { formatDuration, formatNanoUsd, formatPercent } from '../../figures.ts';
import { type Rejection, type TaskKind, TIERS } from '../../types.ts';
import type { TaskDifficulty } from '../difficulty/index.ts';
import type { Plan } from './cascade.ts';
import { describeChance, isGuess } from './describeChance.ts';
import type { ModelEstimate } from './estimateModel.ts';
import { describeMeasured, explainChoice } from './explainChoice.ts';
import type { UtilityWeights } from './utility.ts';

/** Why a model stands where it does. */
export function explainCandidate(one: ModelEstimate, plan: Plan | null): string {
  const outcomes = Math.round(one.outcomes);
  const plain = outcomes > 0 ? ` after ${outcomes} outcome${outcomes === 1 ? '' : 's'} here` : '';
  const basis = plain + describeMeasured(one);
  const chance = `${describeChance(one)} to be right`;
  const cost = one.expectedNanoUsd ? `about ${formatNanoUsd(one.expectedNanoUsd)}` : 'no charge';
  const time = `about ${formatDuration(one.expectedMs)}`;
  return `${describeRole(one, plan)}: ${chance}${basis}, ${cost}, ${time}.`;
}

/** Why the plan, in one or two sentences. `fit`: all models that could be asked. */
export function explainPlan(
  plan: Plan,
  fit: readonly ModelEstimate[],
  worth: UtilityWeights,
  difficulty: TaskDifficulty,
): string {
  const [first, second] = plan.steps;
  const has = isGuess(first) ? 'has' : 'is';
  const told = `${describeTask(difficulty)}. ${first.model.id} ${has} ${describeChance(first)} to do it${describeMeasured(first)}`;
  if (second !== undefined) {
    const together = `${formatPercent(plan.quality)} together`;
    return `${told}; its answer is checked, and ${second.model.id} is asked only if it fails (${together}).`;
  }
  if (fit.length === 1) return `${told}, and the only model that can be asked.`;
  return `${told}${explainChoice(first, fit, worth)}.`;
}

/** Why no model can be asked: the first that might have been, and the rule that kept the task here. */
export function explainNoCandidate(rejected: readonly Rejection[]): string {
  const sorted = rejected.toSorted(
    (a, b) =>
      Number(a.kind === 'not-asked-for') - Number(b.kind === 'not-asked-for') ||
      TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
      (a.model < b.model ? -1 : 1),
  );
  const [first] = sorted;
  if (first === undefined) {
    return 'No model is known: start a local one, or configure an end point.';
  }
  // Whatever else stood in the way, a rule that kept the task here, and a budget, are named.
  const also = NAMED_ANYWAY.filter(kind => kind !== first.kind).flatMap(kind => {
    const found = sorted.find(each => each.kind === kind);
    return found ? [`${found.model}: ${found.why}`] : [];
  });
  return ['No model can take this task.', `${first.model}: ${first.why}`, ...also].join(' ');
}

const NAMED_ANYWAY = ['privacy-rule', 'over-budget'] as const;

/** E.g. "A bug fix: a longer piece of code, several requirements". */
function describeTask({ kind, reasons }: TaskDifficulty): string {
  const words = KIND_WORDS[kind];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${reasons.join(', ')}`;
}

function describeRole(one: ModelEstimate, plan: Plan | null): string {
  const step = plan?.steps.indexOf(one) ?? -1;
  if (step < 0) return 'Fallback';
  return step === 0 ? 'First choice' : 'Asked if the first answer fails its check';
}

/** A kind of task in words. */
const KIND_WORDS: Readonly<Record<TaskKind, string>> = {
  generate: 'new code',
  complete: 'code to complete',
  document: 'documentation',
  types: 'type annotations',
  rename: 'better names',
  explain: 'an explanation',
  review: 'a review',
  test: 'tests',
  'predict-output': 'a result to predict',
  translate: 'a translation',
  refactor: 'a refactoring',
  fix: 'a bug fix',
  'repository-change': 'a change across files',
};
