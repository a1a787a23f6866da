/** One row of what providers were heard to say, and what it means. */
import type { FailureKind } from '../../types.ts';

export interface FailurePattern {
  readonly kind: FailureKind;
  readonly pattern: RegExp;
  /** The host that said it, and with which status. */
  readonly by: string;
  /** When it was seen: a year, or a month of it. */
  readonly seen: string;
  /** What was said. */
  readonly says: string;
}

/** A row in the order in which a report tells it. */
export function defineFailure(
  kind: FailureKind,
  by: string,
  seen: string,
  says: string,
  pattern: RegExp,
): FailurePattern {
  return { kind, pattern, by, seen, says };
}
