/** How an answer came about, in words: model, cost, checks. */

import {
  describeProof,
  describeTier,
  formatCost,
  formatDuration,
  formatUsd,
} from '../../protocol/index.ts';
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
    ...(output.context ? [['Shown to it', describeContext(output.context)] as const] : []),
    ...(usage ? [['Tokens', `${usage.input_tokens} in, ${usage.output_tokens} out`] as const] : []),
    ...(saved
      ? [
          [
            'Saved',
            `${formatUsd(saved.low_usd)} to ${formatUsd(saved.high_usd)} against ${saved.baseline_model}`,
          ] as const,
        ]
      : []),
    ...(output.strategy === undefined ? [] : [['Spoken to', output.strategy] as const]),
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

const PARTS: Readonly<Record<NonNullable<RouteTaskOutput['context']>[number]['what'], string>> = {
  diagnostics: 'what the editor reports',
  imports: 'the imports',
  enclosing: 'what it stands in',
  related: 'a part',
  outline: 'the outline of the file',
  before: 'what stands before it',
  after: 'what stands after it',
};

/** What of the surroundings went along, e.g. `the imports (3 lines), a part of money.ts (12 lines)`. */
function describeContext(shown: NonNullable<RouteTaskOutput['context']>): string {
  return shown
    .map(({ what, file_path: path, lines }) => {
      const file = path === undefined ? '' : ` of ${path.split(/[\\/]/).at(-1)}`;
      return `${PARTS[what]}${file} (${lines} ${lines === 1 ? 'line' : 'lines'})`;
    })
    .join(', ');
}

function formatTotalTime({ attempts }: RouteTaskOutput): string {
  const ms = attempts.reduce((sum, { duration_ms }) => sum + duration_ms, 0);
  return formatDuration(ms);
}

function describeVerification({ verification }: RouteTaskOutput): string {
  if (!verification || verification.by === 'none') return 'not verified';
  const { outcome, by, figures } = verification;
  if (outcome === 'unchecked') return `not verified, only ${by}`;
  return outcome === 'accepted'
    ? `verified: ${describeProof({ by, ...figures })}`
    : `failed the check: ${by}`;
}
