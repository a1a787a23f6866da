/** A decision for a person: what will be done, why, and what each model would cost; or for a program. */
import { formatDuration, formatNanoUsd, formatPercent } from '../core/figures.ts';
import type { Candidate, Model, RouteDecision } from '../core/types.ts';
import { serializeFirstChoice } from '../server/serialize/index.ts';

/** Most candidates, and most models that are not asked, that are shown. */
const MAX_LISTED = 12;

/** The text to print, with its last newline. */
export function formatRoute(
  decision: RouteDecision,
  models: readonly Model[],
  json: boolean,
): string {
  if (json) return `${JSON.stringify(serializeFirstChoice(decision), null, 2)}\n`;
  const { candidates, rejected } = decision;
  if (models.length === 0) return NOTHING_SEEN;
  const width = Math.max(...[...candidates, ...rejected].map(({ model }) => model.length));
  return [
    describeRoute(decision),
    decision.reason,
    '',
    ...candidates.slice(0, MAX_LISTED).map(one => formatCandidate(one, width)),
    ...describeRest(candidates.length - MAX_LISTED, 'more'),
    ...(candidates.some(({ outcomes }) => Math.round(outcomes) === 0) ? [LEGEND] : []),
    ...(rejected.length > 0 ? ['', 'Not asked:'] : []),
    ...rejected.slice(0, MAX_LISTED).map(({ model, why }) => `  ${model.padEnd(width)}  ${why}`),
    ...describeRest(rejected.length - MAX_LISTED, 'more not asked'),
    '',
  ].join('\n');
}

const LEGEND = '  ~ a guess from published scores: nothing was measured here yet';
const NOTHING_SEEN =
  'No model was seen yet: start VS Code or `locallama serve` once while your models run, then ask again.\n';

function describeRoute({ route, candidates: [first, second] }: RouteDecision): string {
  if (first === undefined) return 'No model can be asked.';
  return route === 'cascade' && second !== undefined
    ? `${route}: ask ${first.model}, check its answer, ask ${second.model} if it fails.`
    : `${route}: ask ${first.model}.`;
}

function formatCandidate(one: Candidate, width: number): string {
  const guess = Math.round(one.outcomes) > 0 ? '' : '~';
  const chance = `${guess}${formatPercent(one.quality)}`.padStart(6);
  const cost = describeCost(one.expectedNanoUsd).padStart(14);
  const time = formatDuration(one.expectedMs).padStart(7);
  return `  ${one.model.padEnd(width)}  ${one.tier.padEnd(5)} ${chance} ${cost} ${time}`;
}

function describeCost(nanoUsd: number | null): string {
  if (nanoUsd === null) return 'price unknown';
  return nanoUsd === 0 ? 'free' : `about ${formatNanoUsd(nanoUsd)}`;
}

function describeRest(count: number, what: string): readonly string[] {
  return count > 0 ? [`  and ${count} ${what}`] : [];
}
