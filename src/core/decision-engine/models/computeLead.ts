/**
 * How many log-odds a model is ahead of the reference on one task: by its abilities for that kind of
 * work, and the more, the harder the task is. Easy tasks are done by most models.
 */
import type { TaskKind } from '../../types.ts';
import type { Ability } from './estimateAbility.ts';

export interface LeadTask {
  readonly kind: TaskKind;
  /** Log-odds that the reference is right. */
  readonly odds: number;
  /** 0..1: how much it is a puzzle. */
  readonly contest: number;
}

type Points = readonly (readonly [odds: number, value: number])[];

/** Log-odds per ability, as the benchmarks of such difficulty have it. */
const SLOPES: Points = [
  [-2.4, 1.1],
  [0, 0.8],
  [1.3, 0.7],
];
/** The odds of the reference on middling tasks of each column. */
const REPOSITORY_ODDS = -2.4;
const EDIT_ODDS = 0.3;
const FUNCTION_ODDS = 1.3;
/** How much of the easier column, between the hardest two and between the easiest two. */
const EDIT_SHARE: Points = [
  [REPOSITORY_ODDS, 0],
  [EDIT_ODDS, 1],
];
const FUNCTION_SHARE: Points = [
  [EDIT_ODDS, 0],
  [FUNCTION_ODDS, 1],
];

export function computeLead({ byColumn }: Ability, { kind, odds, contest }: LeadTask): number {
  const { repository, edit, function: small } = byColumn;
  const general =
    repository +
    (edit - repository) * interpolate(odds, EDIT_SHARE) +
    (small - edit) * interpolate(odds, FUNCTION_SHARE);
  const ofKind = mixKind(kind, general);
  return interpolate(odds, SLOPES) * (contest * byColumn.contest + (1 - contest) * ofKind);

  function mixKind(of: TaskKind, practical: number): number {
    switch (of) {
      case 'explain':
      case 'document':
      case 'review':
        return byColumn.explain;
      case 'predict-output':
        return byColumn.contest;
      case 'repository-change':
        return (practical + byColumn.repository) / 2;
      case 'fix':
      case 'refactor':
      case 'types':
      case 'rename':
      case 'test':
      case 'translate':
        return (practical + byColumn.edit) / 2;
      case 'generate':
      case 'complete':
        return practical;
    }
  }
}

/** Along straight lines between `points` (ascending), and flat beyond them. */
function interpolate(at: number, points: Points): number {
  if (at <= points[0]![0]) return points[0]![1];
  const next = points.findIndex(([odds]) => odds >= at);
  if (next < 0) return points.at(-1)![1];
  const [[a, low], [b, high]] = [points[next - 1]!, points[next]!];
  return low + ((high - low) * (at - a)) / (b - a);
}
