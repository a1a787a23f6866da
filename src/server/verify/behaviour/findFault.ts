/**
 * Whether an error that code is said to throw is gone: the calls in which the old code throws it are found,
 * and the new one is called with the same. All other calls must do what they did.
 */
import { showProbe } from '../calls/index.ts';
import type { CheckInput } from '../check.ts';
import { findRunner } from '../run/index.ts';
import { compareOutcomes, isMute } from './compareOutcomes.ts';
import type { CodeUnderTest } from './prepareCode.ts';
import { type Outcome, recordCalls } from './recordCalls.ts';

export type FaultSearch =
  /** `calls`: in which it was; `others`: that do what they did. */
  | { readonly kind: 'gone'; readonly calls: number; readonly others: number }
  | { readonly kind: 'there'; readonly evidence: string }
  /** It could not be made to happen, or more than it has changed. */
  | { readonly kind: 'unknown'; readonly why: string };

export async function findFault(
  input: Pick<CheckInput, 'sandbox' | 'limits' | 'signal'>,
  old: CodeUnderTest,
  now: string,
  errors: ReadonlySet<string>,
): Promise<FaultSearch> {
  const names = old.signatures.map(({ name }) => name);
  const order = { language: old.language, probes: old.probes, names, skip: [] };
  const first = await recordCalls(input, { ...order, versions: [old.code, old.code] });
  const second = await recordCalls(input, { ...order, versions: [now] });
  if (first.kind !== 'recorded') return unknown(first.kind === 'unable' ? first.why : 'cancelled');
  if (second.kind !== 'recorded')
    return unknown(second.kind === 'unable' ? second.why : 'cancelled');
  if (first.firsts.get(1) !== null) return unknown('what it does is not the same each time');
  let calls = 0;
  let others = 0;
  for (const [at, probe] of old.probes.entries()) {
    const [was, is] = [first.outcomes.get(at), second.outcomes.get(at)];
    // On what is guessed, any code may throw.
    if (was === undefined || isMute(was) || probe.isGuess || probe.isOdd) continue;
    const call = showProbe(probe, findRunner(old.language)?.notation ?? 'script');
    if (is === undefined) return unknown(`nothing came of ${call}`);
    const thrown = findThrown(was, errors);
    if (thrown !== null) {
      if (findThrown(is, errors) === thrown)
        return { kind: 'there', evidence: `${call} still throws ${thrown}.` };
      calls += 1;
      continue;
    }
    const rules = { isTranslation: false, areStrangers: false, isGuess: false, thrown: errors };
    if (compareOutcomes(was, is, rules) !== 'same')
      return unknown(`more has changed, such as ${call}`);
    others += 1;
  }
  return calls === 0
    ? unknown('the error could not be made to happen')
    : { kind: 'gone', calls, others };
}

function unknown(why: string): FaultSearch {
  return { kind: 'unknown', why };
}

/** The name of an error that a call ended with, of those that are looked for. */
function findThrown({ results }: Outcome, errors: ReadonlySet<string>): string | null {
  const names = [...JSON.stringify(results).matchAll(/"\$":"T","name":"(\w+)"/g)].map(
    match => match[1] ?? '',
  );
  return names.find(name => errors.has(name)) ?? null;
}
