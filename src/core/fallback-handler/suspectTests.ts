/**
 * Whether the given tests are at fault rather than the answers: two different models rarely make the
 * very same mistake, but a test that cannot pass fails each of them in the same words.
 *
 * Weak models do share mistakes, so one of the two must be paid; and of two that fail the same
 * assertion both, since the first assertion is where all wrong answers fail.
 */
import type { Attempt } from '../types.ts';

export interface SuspectTests {
  /** The attempts that failed alike: they say nothing about their models. */
  readonly attempts: ReadonlySet<Attempt>;
  /** One sentence for a person. */
  readonly why: string;
}

/** Null where nothing speaks against the tests. Pure. */
export function detectSuspectTests(attempts: readonly Attempt[]): SuspectTests | null {
  const alike = new Map<string, Attempt[]>();
  // A limit that was broken, or an end of the process, is the answer's own doing.
  for (const attempt of attempts) {
    const { verdict } = attempt;
    if (verdict?.outcome !== 'rejected' || verdict.code !== 'tests-said-no') continue;
    const error = extractTestError(verdict.evidence);
    if (error !== '') alike.set(error, [...(alike.get(error) ?? []), attempt]);
  }
  for (const [error, same] of alike) {
    const models = [...new Set(same.map(attempt => attempt.model))];
    const paid = new Set(same.filter(({ tier }) => tier === 'paid').map(({ model }) => model));
    const needed = /AssertionError|\bexpect(ed)?\b/i.test(error) ? 2 : 1;
    if (models.length < 2 || paid.size < needed) continue;
    const names = models.join(' and ');
    const why = `${names} failed the tests with the very same error, so the tests may be wrong.`;
    return { attempts: new Set(same), why };
  }
  return null;
}

/** A failing test can print pages; the error stands within so much of its end. */
const MAX_ERROR_CHARS = 4_000;

/** The error without what differs from answer to answer: its own lines, numbers of lines, addresses. */
function extractTestError(evidence: string): string {
  const own = /^[^\n]*\banswer\.\w+[^\n]*\n?(?:[ \t]{4,}[^\n]*\n?)*/gm;
  return evidence
    .slice(-MAX_ERROR_CHARS)
    .replace(own, '')
    .replace(/\bline \d+|:\d+(?::\d+)?|0x[0-9a-f]+/gi, '')
    .trim();
}
