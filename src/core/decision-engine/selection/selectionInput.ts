/** What a selection goes by. */
import type { Model, NanoUsd, Task } from '../../types.ts';
import type { RouterModel } from '../difficulty/index.ts';
import type { Knowledge } from '../models/index.ts';
import type { UserRules } from '../rules/index.ts';
import type { TimeLimits } from './describeTooSlow.ts';
import type { Unavailable } from './eligibility.ts';

export interface SelectionInput {
  readonly task: Task;
  readonly models: readonly Model[];
  /** What the tightest hard limit leaves; null: no limit. */
  readonly budgetLeftNanoUsd: NanoUsd | null;
  /** Sentences for what does not fit: which limit that is, and when it resets. */
  readonly budgetSays?: string;
  readonly knowledge: Knowledge;
  readonly rules: UserRules;
  /** By model id: those that cannot be asked just now. */
  readonly unavailable: ReadonlyMap<string, Unavailable>;
  readonly router: RouterModel;
  /** Whether the project's own check will run on the answer, which then needs no tests of its own. */
  readonly checkedByProject?: boolean;
  /** New code is compared with a second local answer, where another model is there. */
  readonly comparesAnswers?: boolean;
  /** The task as one model's own tokenizer counts it; left out: estimates do for all. */
  readonly sized?: (task: Task, model: Model) => Task;
  /** After which calls are ended; left out: never. */
  readonly timeLimits?: TimeLimits;
}
