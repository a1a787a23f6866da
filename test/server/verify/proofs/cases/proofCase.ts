/** Code, what is asked of it, and answers of which it is known whether they are right. */
import type { TaskKind } from '../../../../../src/core/types.ts';

export interface ProofCase {
  readonly name: string;
  readonly intent: TaskKind;
  readonly language: string;
  readonly words: string;
  readonly code: string;
  /** Of the answers, where it is another than that of the code. */
  readonly to?: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  /** Right answers that nothing can prove: they must only not be rejected. */
  readonly unproven?: readonly string[];
}
