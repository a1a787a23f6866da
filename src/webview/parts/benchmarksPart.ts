/** The newest benchmark: how often each model was right, and what an answer cost. Nothing before the first. */
import { type BenchmarksResource, formatPercent, formatUsd } from '../../protocol/index.ts';
import { makeElement, makeEmptyNote, makeSection } from '../dom.ts';
import type { PanelPart } from '../part.ts';

type Latest = BenchmarksResource['benchmarks'][number];

export const benchmarksPart: PanelPart = {
  name: 'benchmarks',
  data: ({ benchmarks }) => benchmarks?.benchmarks[0],
  draw: ({ benchmarks }) => {
    const latest = benchmarks?.benchmarks[0];
    if (latest === undefined) return [];
    const notes = [describeState(latest), ...latest.comparisons.slice(0, 1)];
    const body = [renderTable(latest), ...notes.map(makeEmptyNote)];
    return [makeSection('latest-benchmark', 'Latest benchmark', ...body)];
  },
};

function describeState({ name, state, answers, planned, note, at }: Latest): string {
  const counts = `${name}, ${at.slice(0, 10)}: ${answers} of ${planned} answers`;
  return state === 'paused' ? `${counts}; paused. ${note ?? ''}` : `${counts}.`;
}

function renderTable({ results }: Latest): HTMLElement {
  const cell = (text: string) => makeElement('td', { class: 'number' }, text);
  const title = (text: string) => makeElement('th', { scope: 'col', class: 'number' }, text);
  const head = makeElement(
    'tr',
    {},
    makeElement('th', { scope: 'col' }, 'Model'),
    title('Right'),
    title('An answer'),
  );
  const rows = results.map(({ model, result, accuracy_low, accuracy_high }) => {
    const { accuracy } = result.quality_metrics;
    const right = accuracy === null ? '–' : formatPercent(accuracy);
    const known = typeof accuracy_low === 'number' && typeof accuracy_high === 'number';
    const range = known
      ? `95 %: ${formatPercent(accuracy_low)} to ${formatPercent(accuracy_high)}`
      : '';
    const cost = result.cost === null ? '–' : result.cost === 0 ? 'free' : formatUsd(result.cost);
    const name = makeElement('th', { scope: 'row', class: 'model' }, model);
    return makeElement('tr', { title: range }, name, cell(right), cell(cost));
  });
  return makeElement(
    'table',
    {},
    makeElement('thead', {}, head),
    makeElement('tbody', {}, ...rows),
  );
}
