/** Code, and answers that change nothing of it but what was asked, or more. */
import type { TaskKind } from '../../../../../src/core/types.ts';

export interface Attack {
  readonly intent: TaskKind;
  readonly language: string;
  readonly words?: string;
  readonly code: string;
  readonly right?: readonly string[];
  readonly wrong?: readonly string[];
}
