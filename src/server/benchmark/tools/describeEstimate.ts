/** What a benchmark would cost, in a sentence. */
import { formatDuration, formatNanoUsd } from '../../../core/figures.ts';
import type { BenchmarkEstimate } from '../plan/index.ts';

export function describeEstimate(estimate: BenchmarkEstimate): string {
  const { models, expectedNanoUsd, worstNanoUsd, expectedMs } = estimate;
  const answers = models.reduce((sum, each) => sum + each.answers - each.refused, 0);
  const names = models.map(({ model }) => model).join(', ');
  const refused = models.filter(each => each.refused > 0);
  const told = refused.map(
    each => `${each.model} may not be asked ${each.refused} times: ${each.why}`,
  );
  const cost = describeCost(expectedNanoUsd, worstNanoUsd);
  const sentence = `${answers} answers of ${names}: ${cost}, about ${formatDuration(expectedMs)}.`;
  return [sentence, ...told].join(' ');
}

function describeCost(expected: number | null, worst: number | null): string {
  if (expected === null || worst === null) return 'at a price that is not known';
  if (worst === 0) return 'no charge';
  return `about ${formatNanoUsd(expected)}, at most ${formatNanoUsd(worst)}`;
}
