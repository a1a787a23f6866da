/** How an answer came about, in words: model, cost, checks. */

import { describeTier, formatCost, formatDuration, formatUsd } from '../../protocol/index.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';

/** One line for a title or a notification, e.g. `ollama/qwen (local) · free · 2.1 s · parses`. */
export function formatFactsLine(output: RouteTaskOutput): string {
  const who = output.model ?? 'no model';
  const tier = output.tier ? ` (${describeTier(output.tier)})` : '';
  return [
    `${who}${tier}`,
    formatCost(output.cost),
    formatTotalTime(output),
    describeVerification(output),
  ].join(' · ');
}

/** Rows for a table: what, and its value. */
export function listFactsRows(output: RouteTaskOutput): readonly (readonly [string, string])[] {
  const { usage, saved } = output;
  return [
    ['Model', output.model ?? 'none'],
    ['Runs', output.tier ? describeTier(output.tier) : 'nowhere'],
    ['Cost', formatCost(output.cost)],
    ['Checked', describeVerification(output)],
    ['Time', formatTotalTime(output)],
    ...(usage ? [['Tokens', `${usage.input_tokens} in, ${usage.output_tokens} out`] as const] : []),
    ...(saved
      ? [
          [
            'Saved',
            `${formatUsd(saved.low_usd)} to ${formatUsd(saved.high_usd)} against ${saved.baseline_model}`,
          ] as const,
        ]
      : []),
    ['Why this model', output.decision.reason],
    ...output.attempts.flatMap(describeFailedStep),
  ];
}

/** A step that gave no answer: what was wrong, and what it cost. */
function describeFailedStep({
  model,
  failure,
  verdict,
  cost,
}: RouteTaskOutput['attempts'][number]) {
  const rejected = verdict?.outcome === 'rejected' ? verdict.evidence : undefined;
  const why = failure?.message ?? rejected;
  if (why === undefined) return [];
  return [
    [`${failure ? 'Failed' : 'Rejected'}: ${model}`, `${why} (${formatCost(cost)})`] as const,
  ];
}

function formatTotalTime({ attempts }: RouteTaskOutput): string {
  const ms = attempts.reduce((sum, { duration_ms }) => sum + duration_ms, 0);
  return formatDuration(ms);
}

function describeVerification({ verification }: RouteTaskOutput): string {
  if (!verification || verification.by === 'none') return 'not verified';
  if (verification.outcome === 'unchecked') return `not verified, only ${verification.by}`;
  return `${verification.outcome === 'accepted' ? 'verified' : 'failed the check'}: ${verification.by}`;
}
