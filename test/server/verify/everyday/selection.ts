/** Functions as people select them, with answers to each of the editor's own instructions, right and wrong. */

/** A right and a wrong answer. */
interface Answers {
  readonly right: string;
  readonly wrong: string;
}

export interface Selected {
  readonly name: string;
  readonly language: string;
  readonly code: string;
  readonly document: Answers;
  readonly refactor: Answers;
  readonly test: Answers;
  /** `code` has a fault, of which `words` tell. */
  readonly fix: Answers & { readonly code: string; readonly words: string };
  /** `code`: what is selected; `second`: what another model answers. */
  readonly complete: Answers & { readonly code: string; readonly second: string };
}
