/**
 * Why one model was chosen and not another, in words: whichever of chance, money, time and place made
 * the greatest difference between the two, and only where the figures that a person sees differ, too.
 */
import { formatDuration, formatNanoUsd, formatPercent } from '../../figures.ts';
import { TIERS } from '../../types.ts';
import { expectOf } from './cascade.ts';
import { describeChance } from './describeChance.ts';
import type { ModelEstimate } from './estimateModel.ts';
import { computeUtility, splitUtility, type UtilityWeights } from './utility.ts';

type Part = keyof ReturnType<typeof splitUtility>;

/** The end of a sentence that says how likely `chosen` is to be right. `fit`: it, and at least one more. */
export function explainChoice(
  chosen: ModelEstimate,
  fit: readonly ModelEstimate[],
  worth: UtilityWeights,
): string {
  const rival = findRival(chosen, fit, worth);
  const [own, other] = [chosen, rival].map(one => splitUtility(worth, expectOf(one)));
  const parts = (Object.keys(own!) as Part[])
    .filter(part => own![part] > other![part])
    .sort((a, b) => own![b] - other![b] - (own![a] - other![a]));
  for (const part of parts) {
    const words = WORDS[part](chosen, rival);
    if (words === null) continue;
    const isEnough = part !== 'chance' && worth.enough < 1 && chosen.quality >= worth.enough;
    return `${isEnough ? ', which is enough' : ''}; ${words}`;
  }
  return ', and no other comes out better';
}

/** Whom a person would have expected: the best of the cheaper tiers, beside a local one of the dearer. */
function findRival(
  chosen: ModelEstimate,
  fit: readonly ModelEstimate[],
  worth: UtilityWeights,
): ModelEstimate {
  const tier = ({ model }: ModelEstimate) => TIERS.indexOf(model.tier);
  const others = fit.filter(one => one !== chosen);
  const cheaper = others.filter(one => tier(one) < tier(chosen));
  const dearer = others.filter(one => tier(one) > tier(chosen));
  const among = [cheaper, chosen.model.tier === 'local' ? dearer : [], others];
  return among
    .find(group => group.length > 0)!
    .map(one => ({ one, utility: computeUtility(worth, expectOf(one)) }))
    .reduce((a, b) =>
      a.utility > b.utility || (a.utility === b.utility && a.one.model.id < b.one.model.id) ? a : b,
    ).one;
}

/** What benchmarks say of it, once they are more than a memory. */
export function describeMeasured({ measured }: ModelEstimate): string {
  const all = Math.round(measured?.all ?? 0);
  if (measured === undefined || all === 0) return '';
  return ` (benchmarks: ${Math.round(measured.right)} of ${all} tasks of this kind)`;
}

/** Null where what a person sees would be no difference. */
const WORDS: Readonly<
  Record<Part, (chosen: ModelEstimate, rival: ModelEstimate) => string | null>
> = {
  chance: (chosen, rival) => {
    const likely = formatPercent(rival.quality);
    if (likely === formatPercent(chosen.quality)) return null;
    return `${rival.model.id} has only ${likely}${describeMeasured(rival)}`;
  },
  money: (chosen, rival) => {
    const [own, other] = [chosen, rival].map(one => formatNanoUsd(one.expectedNanoUsd ?? 0));
    const instead = chosen.expectedNanoUsd ? ` instead of ${own}` : '';
    return own === other ? null : `${describeRival(rival)}, would cost about ${other}${instead}`;
  },
  time: (chosen, rival) => {
    const [own, other] = [chosen, rival].map(one => formatDuration(one.expectedMs));
    return own === other
      ? null
      : `${describeRival(rival)}, would take about ${other} instead of ${own}`;
  },
  place: (_, rival) => `${describeRival(rival)}, is not on this machine`,
};

function describeRival(rival: ModelEstimate): string {
  return `${rival.model.id}, ${describeChance(rival)}`;
}
