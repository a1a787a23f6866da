/**
 * The person's consent to paid calls that no budget binds: asked for once, however many tasks wait
 * for the answer. A yes holds for the month, a no for this process: it says no to what is set now.
 */
import type { Headroom } from '../../core/cost-monitor/index.ts';
import type { UserAnswers } from '../../core/fallback-handler/index.ts';
import type { PayConsentStore } from '../../store/index.ts';

type Answer = UserAnswers['budget'];

export interface PayConsent {
  /** Whether a budget binds paid calls, or the person agreed to go without. */
  isGiven(): boolean;
  /** Asks by `ask`, unless the answer is known once those before have theirs. Undefined: no answer. */
  askOnce(ask: () => Promise<Answer>): Promise<Answer>;
}

interface LimitedLedger {
  /** What the budgets leave; null: no limit. */
  left(): Headroom;
}

interface PayConsentParts {
  readonly ledger: LimitedLedger;
  readonly store: PayConsentStore;
}

export function createPayConsent({ ledger, store }: PayConsentParts): PayConsent {
  let isDeclined = false;
  let last: Promise<Answer> = Promise.resolve(undefined);
  const isGiven = () => isBound(ledger) || store.has();
  const askUnlessKnown = async (ask: () => Promise<Answer>): Promise<Answer> => {
    if (isDeclined) return 'no';
    if (isGiven()) return 'yes';
    const answer = await ask();
    isDeclined = answer === 'no';
    if (answer === 'yes') store.give();
    return answer;
  };
  return {
    isGiven,
    askOnce(ask) {
      last = last.then(() => askUnlessKnown(ask));
      return last;
    },
  };
}

/** A ledger that cannot be read lets no paid call through, so nothing is asked on its behalf. */
function isBound(ledger: LimitedLedger): boolean {
  try {
    const { nanoUsd, tokens } = ledger.left();
    return nanoUsd !== null || tokens !== null;
  } catch {
    return true;
  }
}
