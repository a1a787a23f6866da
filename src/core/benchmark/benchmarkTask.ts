/** A task that models are measured on, and how its answers are judged. */
import type { TaskKind } from '../types.ts';

export interface BenchmarkTask {
  /** Unique within a benchmark; results of one id are comparable over time. */
  readonly id: string;
  /** What a model is asked. */
  readonly prompt: string;
  /** Tokens of the prompt as the caller counts them; 0 where it did not. */
  readonly contextTokens: number;
  readonly outputTokens?: number;
  /** 0 … 1, where it is known. */
  readonly complexity?: number;
  /** VS Code's language id. */
  readonly language?: string;
  /** The file that the code comes from: privacy rules match it. */
  readonly filePath?: string;
  readonly kind?: TaskKind;
  /** 1 (a line or two) … 5 (hard for most models). */
  readonly level?: number;
  /** The code that the request is about, and that the answer replaces. */
  readonly code?: string;
  /** What stands around it in its file. */
  readonly context?: { readonly before: string; readonly after: string };
  readonly check: TaskCheck;
  /** The only models that are asked; left out: all of the plan's. */
  readonly models?: readonly string[];
  /** How often each is asked; left out: as often as the plan says. */
  readonly runs?: number;
  /** An answer that is right. Its run time is what others are measured against. */
  readonly reference?: string;
}

/** What decides whether an answer is right. */
export type TaskCheck =
  /** A program in the task's language that runs behind the answer's code; it passes or fails. */
  | { readonly kind: 'tests'; readonly tests: string }
  /** The answer says what a program prints: these lines. */
  | { readonly kind: 'output'; readonly expected: string }
  /** The answer is tests: they pass on the right code and fail on each of the wrong ones. */
  | { readonly kind: 'mutants'; readonly right: string; readonly wrong: readonly string[] }
  /** The answer is the task's code with comments that mention these words, and no other change. */
  | { readonly kind: 'document'; readonly mentions: readonly string[] }
  | ProjectTests
  /** What the usual checks of an answer can prove. */
  | { readonly kind: 'proof' };

/** The project's own tests pass in a copy of it, without its history, with the answer in its place. */
export interface ProjectTests {
  readonly kind: 'project';
  /** The repository's folder. */
  readonly root: string;
  /** The commit that the copy is made of. */
  readonly base: string;
  /** The commit that tests, and what lies beside them, are taken from. */
  readonly tests: { readonly commit: string; readonly paths: readonly string[] };
  /** What the answer stands for: this text, which is once in this file. */
  readonly file: string;
  readonly part: string;
  readonly command: string;
  /** Lines that it prints only where the tests pass. */
  readonly shows: readonly string[];
  /** Folders of installed packages that hold the answer: the copy does not get them. */
  readonly withheld: readonly string[];
}
