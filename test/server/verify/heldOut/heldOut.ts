/**
 * Answers as hosted models write them, in many languages and shapes, written before anybody looked
 * at what the checks do and never used to tune them: the honest second opinion on their figures.
 */
import { rightPlain } from './rightPlain.ts';
import { rightTested } from './rightTested.ts';
import { wrong } from './wrong.ts';

export interface HeldOut {
  readonly id: string;
  readonly prompt: string;
  readonly language?: string;
  readonly tests?: string;
  /** The whole answer, prose and fences included. */
  readonly answer: string;
  readonly right: boolean;
}

/** 30 right answers, 15 wrong ones. */
export const HELD_OUT: readonly HeldOut[] = [
  ...[...rightPlain(), ...rightTested()].map(one => ({ ...one, right: true })),
  ...wrong().map(one => ({ ...one, right: false })),
];

/** A block of code as models fence it. */
export function fenced(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
