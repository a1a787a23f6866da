/**
 * The result of a task as an agent gets it that did not ask for the explanation: the answer, the model,
 * the verdict, the cost and one reason. Agents pay for every token of it in each later turn; the whole
 * is in `locallama://tasks/{task_id}`, or comes with `explain`.
 */
import { cutText } from '../../core/cutText.ts';
import type { RouteTaskOutput, ShortRouteTaskOutput } from '../../protocol/tools/index.ts';

/** Longest evidence of a verdict, and longest reason, that are told without being asked for. */
const MAX_EVIDENCE_CHARS = 240;
const MAX_REASON_CHARS = 200;
/** From this length on a text that is nothing but the code is not sent beside it. */
const MIN_LARGE_CHARS = 1_000;

export function shortenResult(output: RouteTaskOutput): ShortRouteTaskOutput {
  const { text, code, reason, verification, attempts, ...rest } = output;
  const kept = Object.entries(rest).filter(([name]) => !EXPLANATIONS.has(name));
  const repeated = text === code && text !== undefined && text.length >= MIN_LARGE_CHARS;
  // Of an answer at the first try the attempts say nothing new.
  const wentOn = rest.status !== 'completed' || attempts.length > 1;
  return {
    ...(Object.fromEntries(kept) as typeof rest),
    ...(!repeated && { text }),
    code,
    reason: cutText(reason, MAX_REASON_CHARS),
    ...(verification && { verification: shortenVerdict(verification) }),
    ...(wentOn && { attempts }),
  };
}

const EXPLANATIONS: ReadonlySet<string> = new Set<keyof RouteTaskOutput>([
  'decision',
  'context',
  'intent',
  'provider',
  'saved',
  'usage',
]);

type Verdict = NonNullable<RouteTaskOutput['verification']>;

function shortenVerdict(verdict: Verdict): Verdict {
  return { ...verdict, evidence: cutText(verdict.evidence, MAX_EVIDENCE_CHARS) };
}
