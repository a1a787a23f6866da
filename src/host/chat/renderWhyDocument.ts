/** Why a task went where it went, as a Markdown document: every model that was considered. */
import { formatCost, formatDuration } from '../../protocol/index.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { escapeMarkdown } from '../text/index.ts';
import { listCandidateFigures } from './describeCandidate.ts';
import { renderTable } from './markdownTable.ts';

/** Of a task that was read back later only the decision is known. */
export type ExplainedTask = Pick<RouteTaskOutput, 'decision'> &
  Partial<Pick<RouteTaskOutput, 'model' | 'attempts' | 'error'>>;

export function renderWhyDocument(task: ExplainedTask): string {
  const { decision, attempts = [], error } = task;
  const { candidates, rejected, not_listed: others = 0 } = decision;
  return [
    `## ${escapeMarkdown(describeTitle(task))}`,
    '',
    escapeMarkdown(decision.reason),
    '',
    ...(error === undefined ? [] : [`**No answer:** ${escapeMarkdown(error)}`, '']),
    ...renderPart('What happened', ['Model', 'Outcome', 'Time', 'Cost'], attempts.map(listAttempt)),
    ...renderPart(
      'Models that could take it, in the order in which they are asked',
      ['Model', 'Runs', 'Chance', 'Price', 'Time', 'Why here'],
      candidates.map(each => [each.model, ...listCandidateFigures(each), each.why]),
    ),
    ...renderPart(
      'Models that were not asked',
      ['Model', 'Why not'],
      rejected.map(({ model, why }) => [model, why]),
    ),
    ...(others > 0 ? [`${others} further models were considered.`, ''] : []),
  ].join('\n');
}

function describeTitle({ model, decision }: ExplainedTask): string {
  const [first] = decision.candidates;
  if (model !== undefined) return `Why ${model} answered`;
  return first === undefined ? 'Why no model was asked' : `Why ${first.model} was asked first`;
}

function renderPart(
  title: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return rows.length === 0 ? [] : [`### ${title}`, '', ...renderTable(titles, rows)];
}

function listAttempt({
  model,
  failure,
  verdict,
  duration_ms: ms,
  cost,
}: RouteTaskOutput['attempts'][number]): readonly string[] {
  const checked = verdict && `${verdict.outcome} by ${verdict.by}: ${verdict.evidence}`;
  return [model, failure?.message ?? checked ?? 'answered', formatDuration(ms), formatCost(cost)];
}
