/** Cases for `nextStep` as one line each: candidates, what happened so far, what is expected. */
import assert from 'node:assert/strict';
import { chooseNextStep } from '../../../src/core/fallback-handler/chooseNextStep.ts';
import { FALLBACK_POLICY } from '../../../src/core/fallback-handler/fallbackPolicy.ts';
import type { Step, StepInput } from '../../../src/core/fallback-handler/nextStepTypes.ts';
import type {
  Attempt,
  Candidate,
  Failure,
  FailureKind,
  Tier,
  VerdictCode,
} from '../../../src/core/types.ts';

const NOW = 1_800_000_000_000;

export function candidate(
  model: string,
  tier: Tier,
  quality: number,
  more: Partial<Candidate> = {},
): Candidate {
  const provider = model.slice(0, model.indexOf('/'));
  const cost = tier === 'paid' ? 1_000_000 : 0;
  const numbers = {
    expectedNanoUsd: cost,
    worstNanoUsd: 10 * cost,
    expectedMs: 1_000,
    utility: 0,
    outcomes: 0,
  };
  return { model, provider, tier, quality, ...numbers, why: '', ...more };
}

export const LOCAL = candidate('ollama/small', 'local', 0.5);
export const FREE = candidate('openrouter/b:free', 'free', 0.6);
export const PAID = candidate('openrouter/big', 'paid', 0.9);
export const OTHER = candidate('openai/gpt', 'paid', 0.8, { expectedNanoUsd: 500_000 });

export function failed(of: Candidate, kind: FailureKind, more: Partial<Failure> = {}): Attempt {
  const failure = { kind, message: `${kind} happened.`, mayBeBilled: false, ...more };
  return { ...attempt(of), failure };
}

export function rejected(
  of: Candidate,
  evidence = 'expected 3, got 2',
  code?: VerdictCode,
): Attempt {
  const verdict = { outcome: 'rejected', by: 'tests', evidence, ...(code && { code }) } as const;
  return { ...attempt(of), verdict };
}

/** Its answer ended at the token limit. */
export function cut(of: Candidate): Attempt {
  const verdict = { outcome: 'rejected', by: 'complete', evidence: 'cut off' } as const;
  return { ...attempt(of), verdict, cut: true };
}

export function accepted(of: Candidate): Attempt {
  return { ...attempt(of), verdict: { outcome: 'accepted', by: 'tests', evidence: '' } };
}

function attempt({ model, provider, tier }: Candidate): Attempt {
  return { model, provider, tier, durationMs: 500, cost: { nanoUsd: 0, basis: 'free' } };
}

export interface StepCase extends Partial<Omit<StepInput, 'decision' | 'now' | 'policy'>> {
  readonly candidates: readonly Candidate[];
  readonly route?: StepInput['decision']['route'];
  readonly policy?: Partial<StepInput['policy']>;
  /** Milliseconds from now. */
  readonly leftMs?: number;
}

export function stepOf({ candidates, route = 'cascade', leftMs = 600_000, ...rest }: StepCase) {
  return chooseNextStep({
    decision: { route, score: 0.5, complexity: 0.1, reason: 'Because.', candidates, rejected: [] },
    attempts: [],
    now: NOW,
    deadlineMs: NOW + leftMs,
    random: 0.5,
    coolingUntilMs: new Map(),
    shrinkable: true,
    affordableTokens: null,
    answers: {},
    isPayBounded: true,
    ...rest,
    policy: { ...FALLBACK_POLICY, ...rest.policy },
  });
}

/** `expected`: the step on one line, as `line` prints it. */
export function check(name: string, given: StepCase, expected: string): void {
  test(name, () => assert.equal(line(stepOf(given)), expected));
}

export function line(step: Step): string {
  switch (step.kind) {
    case 'try': {
      const wait = step.waitMs > 0 ? ` in ${step.waitMs}` : '';
      return `${step.repair ? 'repair' : 'try'} ${step.candidate.model}${wait}`;
    }
    case 'shrink':
    case 'widen':
      return `${step.kind} ${step.candidate.model}`;
    case 'shorten':
      return `shorten ${step.candidate.model} to ${step.maxTokens}`;
    case 'ask-person':
      return `ask to ${step.question.about} ${step.question.candidate.model}`;
    case 'give-up':
      return `give up: ${step.failureKind}`;
    case 'done':
      return 'done';
  }
}

export const at = (ms: number) => NOW + ms;
