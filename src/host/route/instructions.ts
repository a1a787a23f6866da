/** What can be done with a selection, and how a model is asked for it. */
import { wrapInFence } from '../../core/answer/index.ts';
import { findLanguage } from '../../core/languages/index.ts';
import type { RouteTaskInput } from '../../protocol/tools/index.ts';

export interface Instruction {
  /** In the pick and in the titles. */
  readonly label: string;
  readonly icon: string;
  readonly detail: string;
  /** Absent for own words, which the server reads. */
  readonly intent?: RouteTaskInput['intent'];
  /** What the model reads. */
  readonly words: string;
  /**
   * `code` replaces the selection; `below` stands under it, which stays; so do `tests` where the workspace
   * has no file for them; `prose` is read.
   */
  readonly answer: 'code' | 'below' | 'tests' | 'prose';
}

/** The one that changes nothing. */
export const EXPLAIN: Instruction = {
  label: 'Explain',
  intent: 'explain',
  icon: 'comment-discussion',
  detail: 'What it does and why, in words',
  words: 'Explain what this code does and why, for a programmer who reads it the first time.',
  answer: 'prose',
};

const FOR_CODE: readonly Instruction[] = [
  EXPLAIN,
  {
    label: 'Fix',
    intent: 'fix',
    icon: 'wrench',
    detail: 'Find the mistake and correct it',
    words: 'Find what is wrong in this code and fix it. Change nothing else.',
    answer: 'code',
  },
  {
    label: 'Refactor',
    intent: 'refactor',
    icon: 'symbol-structure',
    detail: 'Same behaviour, easier to read',
    words: 'Refactor this code so that it is easier to read. Keep its behaviour and its interface.',
    answer: 'code',
  },
  {
    label: 'Add Tests',
    intent: 'test',
    icon: 'beaker',
    detail: 'Tests for it, where the workspace keeps them or below the code',
    words: 'Write unit tests for this code. Answer with the tests alone.',
    answer: 'tests',
  },
  {
    label: 'Document',
    intent: 'document',
    icon: 'book',
    detail: 'Add doc comments, change no code',
    words: 'Add documentation comments to this code. Change no code.',
    answer: 'code',
  },
  {
    label: 'Complete',
    intent: 'complete',
    icon: 'edit-sparkle',
    detail: 'Write what is missing',
    words: 'Complete this code: write what is missing. Keep what is there.',
    answer: 'code',
  },
];

/** What one does with sentences. */
const FOR_PROSE: readonly Instruction[] = [
  {
    label: 'Explain',
    intent: 'explain',
    icon: 'comment-discussion',
    detail: 'What it says, in other words',
    words: 'Explain what this text says, for somebody who reads about it the first time.',
    answer: 'prose',
  },
  {
    label: 'Fix',
    intent: 'fix',
    icon: 'wrench',
    detail: 'Correct spelling, grammar and markup',
    words:
      'Correct spelling, grammar and broken markup in this text. Change nothing else: keep its language, its meaning and its layout.',
    answer: 'code',
  },
  {
    label: 'Improve',
    intent: 'refactor',
    icon: 'edit-sparkle',
    detail: 'Same meaning, easier to read',
    words:
      'Rewrite this text so that it is easier to read. Keep its language, its meaning, its links and its code.',
    answer: 'code',
  },
  {
    label: 'Shorten',
    intent: 'refactor',
    icon: 'fold',
    detail: 'Say the same in fewer words',
    words:
      'Shorten this text: say the same in fewer words. Keep its language, its links and its code.',
    answer: 'code',
  },
  {
    label: 'Complete',
    intent: 'complete',
    icon: 'edit',
    detail: 'Write what is missing',
    words: 'Complete this text: write what is missing. Keep what is there, and its language.',
    answer: 'code',
  },
  {
    label: 'Summarize',
    intent: 'explain',
    icon: 'list-unordered',
    detail: 'What it says, in a few sentences',
    words: 'Summarize this text in a few sentences, in its own language.',
    answer: 'prose',
  },
];

/** What is offered for a document of a language. */
export function listInstructions(language: string): readonly Instruction[] {
  return findLanguage(language)?.isProse ? FOR_PROSE : FOR_CODE;
}

/** An instruction in the person's own words. */
export function makeOwnInstruction(words: string): Instruction {
  const label = shortenWords(words);
  return { label, icon: 'edit', detail: 'In your own words', words, answer: 'code' };
}

function shortenWords(words: string): string {
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
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
    intent: 'generate',
    words,
    answer: 'below',
    from: 'comment',
  };
}

export function isComment(instruction: Instruction): instruction is CommentInstruction {
  return 'from' in instruction;
}

/** What is asked for in other words: they are read like any of the person's own. */
export function rewordInstruction(instruction: Instruction, words: string): Instruction {
  if (words === instruction.words) return instruction;
  return isComment(instruction)
    ? { ...instruction, label: shortenWords(words), words }
    : makeOwnInstruction(words);
}

export interface SelectedCode {
  readonly code: string;
  /** VS Code's language id. */
  readonly language: string;
}

/** What the model reads. The form of its answer is for the server to say. */
export function buildTaskText(instruction: Instruction, { code, language }: SelectedCode): string {
  return isComment(instruction)
    ? instruction.words
    : `${instruction.words}\n\n${wrapInFence(code, language)}`;
}
