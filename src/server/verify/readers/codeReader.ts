/** What reads code of a language on this machine, and what it may say. It never runs the code. */
import type { Task } from '../../../core/types.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { ParseError } from '../syntax/index.ts';

export type Reading =
  | {
      readonly kind: 'read';
      readonly error: ParseError;
      /** Names that the code uses and never defines. */
      readonly unknown: readonly string[];
    }
  | { readonly kind: 'crashed' }
  /** Nothing could be found out; the reason where it matters. */
  | { readonly kind: 'unread'; readonly why: string | null };

export interface ReadInput {
  readonly task: Task;
  /** Null: nothing may be started. */
  readonly sandbox: Sandbox | null;
  readonly signal: AbortSignal;
  /** The code must be a whole program. */
  readonly isWhole: boolean;
}

export interface CodeReader {
  /** Never rejects. */
  readonly read: (code: string, input: ReadInput) => Promise<Reading>;
  /** The same code without its types, and the language that it is in then; null where it cannot be had. */
  readonly untyped?: { readonly language: string; readonly strip: (code: string) => string | null };
  /** Whether a name that code uses and never defines may come from where it will run. */
  readonly mayBeGiven: (name: string, code: string) => boolean;
}

/** A reading of code in which no names were looked for. */
export function makeReading(error: ParseError): Reading {
  return { kind: 'read', error, unknown: [] };
}
