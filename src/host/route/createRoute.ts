/** Everything that asks models and shows what they answer, put together. */
import { ask } from './ask.ts';
import type { FollowUp } from './followUp.ts';
import { type RequestDependencies, Requests } from './requests.ts';
import { type RouteDependencies, routeSelection } from './routeSelection.ts';

export type RouteParts = RequestDependencies & Omit<RouteDependencies, 'requests'>;

export interface Route {
  /** `Edit or Explain with LocalLama…`. */
  routeSelection(): Promise<void>;
  /** The same in an editor that VS Code itself holds to be read-only. */
  routeReadOnly(): Promise<void>;
  ask(): Promise<void>;
  /** Goes on from the task of `taskId`, or from the newest one. */
  followUp(kind: FollowUp, taskId: string | undefined): Promise<void>;
  /** Says why a task went where it went, also one of another window or client. */
  explain(taskId: string): Promise<void>;
}

export function createRoute(given: RouteParts): Route {
  const requests = new Requests(given);
  const parts = { ...given, requests };
  return {
    routeSelection: () => routeSelection(parts, 'as its file'),
    routeReadOnly: () => routeSelection(parts, 'read-only'),
    ask: () => ask(parts),
    followUp: (kind, taskId) => requests.followUp(kind, taskId),
    explain: taskId => requests.explain(taskId),
  };
}
