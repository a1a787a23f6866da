/** What can be done with a task that has ended, whether an answer came or not. */
import type { Obstacle } from '../../core/types.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';

/** By name, with the label of its button. */
export const FOLLOW_UPS = {
  tryAgain: 'Try Again',
  askOtherModel: 'With Another Model…',
  editRequest: 'Edit the Request',
  whyThisModel: 'Why This Model',
  setBudget: 'Set a Budget…',
  changeBudget: 'Change the Budget…',
  changeRule: 'Change the Rule…',
  showPanel: 'Show Budget Panel',
  setApiKey: 'Set API Key…',
  fetchModel: 'Open Terminal with Command',
  showRejected: 'Show the Answer Anyway',
  openSettings: 'Open Settings',
  showLog: 'Show Log',
} as const;
export type FollowUp = keyof typeof FOLLOW_UPS;

/** What helps most against each obstacle. */
const REMEDIES: Readonly<Record<Obstacle, FollowUp>> = {
  'local-only': 'changeRule',
  budget: 'changeBudget',
  ledger: 'showPanel',
  'too-dear': 'askOtherModel',
  'no-budget': 'setBudget',
  'not-agreed': 'tryAgain',
  key: 'setApiKey',
  credit: 'askOtherModel',
  'model-missing': 'fetchModel',
  'no-model': 'setApiKey',
  'too-long': 'editRequest',
  'failed-check': 'showRejected',
  unavailable: 'tryAgain',
};

/** With more, each is too narrow for its words; one of them leads to all. */
const MAX_BUTTONS = 2;

interface FailedTask {
  readonly output: Pick<RouteTaskOutput, 'obstacle' | 'decision' | 'rejected_answer'> | undefined;
  /** The model that is missing can be fetched by a command. */
  readonly canFetch: boolean;
}

/** The buttons of a task without an answer, the one that helps most first. Pure. */
export function chooseRemedies({ output, canFetch }: FailedTask): readonly FollowUp[] {
  if (output === undefined) return ['tryAgain', 'showLog'];
  const remedy = REMEDIES[output.obstacle ?? 'unavailable'];
  const other = hasRemoteModels(output) ? 'askOtherModel' : 'setApiKey';
  const wanted: readonly FollowUp[] = [
    remedy === 'fetchModel' && !canFetch ? 'setApiKey' : remedy,
    'showRejected',
    // Where only local models are known, a key brings others.
    other,
    'tryAgain',
  ];
  const offered = wanted.filter(each => each !== 'showRejected' || output.rejected_answer);
  return [...new Set(offered)].slice(0, MAX_BUTTONS);
}

/** All that can be done with a task that has ended, for a list to choose from. */
export function listFollowUps(output: RouteTaskOutput | undefined): readonly FollowUp[] {
  const again: readonly FollowUp[] = ['tryAgain', 'askOtherModel', 'editRequest'];
  const why: readonly FollowUp[] = output === undefined ? [] : ['whyThisModel'];
  return [...again, ...why, 'setApiKey', 'openSettings', 'showPanel', 'showLog'];
}

function hasRemoteModels({ decision }: Pick<RouteTaskOutput, 'decision'>): boolean {
  return [...decision.candidates, ...decision.rejected].some(({ tier }) => tier !== 'local');
}
