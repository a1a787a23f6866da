/** What can be done with a selection, and how a model is asked for it. */
import { wrapInFence } from '../../core/answer/index.ts';

export interface Instruction {
  /** In the pick and in the titles. */
  readonly label: string;
  readonly icon: string;
  readonly detail: string;
  /** What the model reads. */
  readonly words: string;
  /** `code` replaces the selection; `below` stands under it, which stays; `prose` is read. */
  readonly answer: 'code' | 'below' | 'prose';
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
    detail: 'Tests for it, below the code',
    words: 'Write unit tests for this code. Answer with the tests alone.',
    answer: 'below',
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
export function makeOwnInstruction(words: string): Instruction {
  const short = words.length > 40 ? `${words.slice(0, 39)}…` : words;
  return { label: short, icon: 'edit', detail: 'In your own words', words, answer: 'code' };
}

/** An instruction that stands in the selection: a comment that says what is wanted. */
export interface CommentInstruction extends Instruction {
  readonly from: 'comment';
}

/** The instruction that the comment's text is. It is asked alone, for there is no code yet. */
export function makeCommentInstruction(words: string): CommentInstruction {
  return {
    label: 'Write What This Comment Asks For',
    icon: 'comment',
    detail: 'Code below the comment, which stays',
    words,
    answer: 'below',
    from: 'comment',
  };
}

export function isComment(instruction: Instruction): instruction is CommentInstruction {
  return 'from' in instruction;
}

export interface SelectedCode {
  readonly code: string;
  /** VS Code's language id. */
  readonly language: string;
}

/** What the model reads. */
export interface TaskPrompt {
  readonly task: string;
  /** The answer's form: apart from the request, which a small model understands best when bare. */
  readonly system?: string;
}

/** The task for `instruction`. */
export function buildTaskPrompt(instruction: Instruction, selected: SelectedCode): TaskPrompt {
  const task = isComment(instruction)
    ? instruction.words
    : `${instruction.words}\n\n${wrapInFence(selected.code, selected.language)}`;
  if (instruction.answer === 'prose') return { task };
  const code = PLAIN.has(selected.language) ? 'code' : `code, in ${selected.language},`;
  const system = `Answer with the ${code} in one fenced block, complete and ready to use, and nothing else.`;
  return { task, system };
}

/** What VS Code calls a file whose language it does not know. */
const PLAIN: ReadonlySet<string> = new Set(['plaintext', '']);
