/** What a check found wrong with an answer, in a few words that go on after "its answer". */
import type { Verdict } from '../types.ts';

export function describeRejection({ by }: Pick<Verdict, 'by'>): string {
  return WORDS.get(by) ?? `did not pass the check "${by}"`;
}

/** By the name of the check. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['complete', 'is not complete'],
  ['parses', 'is not valid code'],
  ['interface', 'does not define what the task names'],
  ['same-code', 'changes more than it was asked to'],
  ['same-behaviour', 'does not behave as the code before'],
  ['mutation', 'tests too little, or what is not so'],
  ['fault', 'still has the fault'],
  ['agreement', "does something else than another model's answer"],
  ['loads', 'cannot be loaded'],
  ['examples', 'does not do what an example says'],
  ['tests', 'does not pass the tests'],
  ['project', "does not pass the project's own check"],
]);
