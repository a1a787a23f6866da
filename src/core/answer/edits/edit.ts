/** A description of a change, as models give it in place of code. */

/** One line of a change: it stays, goes, or is new. */
export interface EditLine {
  readonly kind: 'keep' | 'cut' | 'add';
  readonly text: string;
}

/** One place that is changed. */
export interface Edit {
  /** The file that it says to change; null where it names none. */
  readonly file: string | null;
  readonly lines: readonly EditLine[];
}
