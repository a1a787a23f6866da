/** What is expected of models by kind of work, as a table for people: pass rates, and where they are from. */
import type { Model } from '../../types.ts';
import { BENCHMARK_LINES, SKILL_COLUMNS, type SkillColumn } from './estimateAbility.ts';
import type { Knowledge } from './knowledge.ts';
import { estimateModelProfile } from './modelProfiles.ts';
import type { Benchmark } from './publishedScores.ts';

export interface SkillRow {
  readonly model: string;
  /** 0..1 on middling tasks of the kind, outcomes on this machine included. */
  readonly rates: Readonly<Record<SkillColumn, number>>;
  /** Kinds of which a score of this very model was published; the others are guesses. */
  readonly published: readonly SkillColumn[];
  /** Where the scores are from, with the date; null: none was published. */
  readonly source: string | null;
  /** Judged outcomes on this machine behind the rates, each less the older it is. */
  readonly outcomes: number;
  readonly tokensPerSecond: number;
  readonly firstTokenMs: number;
}

/** The benchmark whose middling tasks a column's rate is of; explaining is about as easy as a function. */
const BENCHMARK_OF: Readonly<Record<SkillColumn, Benchmark>> = {
  function: 'function',
  edit: 'edit',
  contest: 'contest',
  repository: 'repository',
  explain: 'function',
};

export function buildSkillMatrix(
  models: readonly Model[],
  { skills, speeds }: Knowledge,
): readonly SkillRow[] {
  return models.map(model => {
    const profile = estimateModelProfile(model);
    const evidence = skills.get(model.id);
    const rate = (column: SkillColumn) => {
      const { slope, level } = BENCHMARK_LINES[BENCHMARK_OF[column]];
      const odds = slope * (profile.byColumn[column] - level) + (evidence?.offset ?? 0);
      return 1 / (1 + Math.exp(-odds));
    };
    const { firstTokenMs, tokensPerSecond } = speeds.get(model.id) ?? profile;
    return {
      model: model.id,
      rates: Object.fromEntries(SKILL_COLUMNS.map(column => [column, rate(column)])) as Record<
        SkillColumn,
        number
      >,
      published: SKILL_COLUMNS.filter(
        column => column !== 'explain' && isPublished(column, profile.published),
      ),
      source: profile.published.length > 0 ? profile.source : null,
      outcomes: evidence?.outcomes ?? 0,
      tokensPerSecond,
      firstTokenMs,
    };
  });
}

function isPublished(column: SkillColumn, published: readonly Benchmark[]): boolean {
  return published.some(
    benchmark => benchmark === column || (column === 'edit' && benchmark === 'polyglot'),
  );
}
