/** The newest requests of this window with what came of them, so that they can be gone on from. */
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { RouteRequest } from './routeRequest.ts';

/** As many as diffs and messages may still stand of. */
const MAX_TURNS = 20;

export interface Turn {
  readonly request: RouteRequest;
  /** The one model that was to answer; absent: the best. */
  readonly model?: string;
  /** Absent where the server said nothing that can be read. */
  readonly output?: RouteTaskOutput;
}

export class Turns {
  readonly #turns: Turn[] = [];

  add(turn: Turn): void {
    this.#turns.unshift(turn);
    this.#turns.length = Math.min(this.#turns.length, MAX_TURNS);
  }

  get newest(): Turn | undefined {
    return this.#turns[0];
  }

  /** The one of this task. */
  find(taskId: string): Turn | undefined {
    return this.#turns.find(({ output }) => output?.task_id === taskId);
  }
}
