/** What can be done with a selection, and how a model is asked for it. */

export interface Instruction {
  /** In the pick and in the titles. */
  readonly label: string;
  readonly icon: string;
  readonly detail: string;
  /** What the model reads. */
  readonly words: string;
  /** `code` replaces the selection; `prose` is read. */
  readonly answer: 'code' | 'prose';
}

export const INSTRUCTIONS: readonly Instruction[] = [
  {
    label: 'Explain',
    icon: 'comment-discussion',
    detail: 'What it does and why, in words',
    words: 'Explain what this code does and why, for a programmer who reads it the first time.',
    answer: 'prose',
  },
  {
    label: 'Fix',
    icon: 'wrench',
    detail: 'Find the mistake and correct it',
    words: 'Find what is wrong in this code and fix it. Change nothing else.',
    answer: 'code',
  },
  {
    label: 'Refactor',
    icon: 'symbol-structure',
    detail: 'Same behaviour, easier to read',
    words: 'Refactor this code so that it is easier to read. Keep its behaviour and its interface.',
    answer: 'code',
  },
  {
    label: 'Add Tests',
    icon: 'beaker',
    detail: 'Tests for it, to insert below or copy',
    words: 'Write unit tests for this code. Answer with the tests alone.',
    answer: 'code',
  },
  {
    label: 'Document',
    icon: 'book',
    detail: 'Add doc comments, change no code',
    words: 'Add documentation comments to this code. Change no code.',
    answer: 'code',
  },
  {
    label: 'Complete',
    icon: 'edit-sparkle',
    detail: 'Write what is missing',
    words: 'Complete this code: write what is missing. Keep what is there.',
    answer: 'code',
  },
];

/** An instruction in the person's own words. */
export function ownInstruction(words: string): Instruction {
  const short = words.length > 40 ? `${words.slice(0, 39)}…` : words;
  return { label: short, icon: 'edit', detail: 'In your own words', words, answer: 'code' };
}

export interface SelectedCode {
  readonly code: string;
  /** VS Code's language id. */
  readonly language: string;
}

/** The task as the model reads it. The fence is longer than any in the code. */
export function taskText(instruction: Instruction, { code, language }: SelectedCode): string {
  const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  const form =
    instruction.answer === 'code'
      ? '\n\nAnswer with the code in one fenced block, complete and ready to use, and nothing else.'
      : '';
  return `${instruction.words}${form}\n\n${fence}${language}\n${code}\n${fence}`;
}
