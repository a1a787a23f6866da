/**
 * From published scores to abilities: how many log-odds a model is ahead of the reference, a 7B coder
 * (qwen2.5-coder:7b), for each kind of work.
 *
 * Each benchmark is a straight line on the log-odds scale: `slope × (ability − level)`. Slopes and levels were
 * fitted to all rows of `publishedScores.ts` at once. A score on one kind of work says something of the
 * others, so what was not measured is expected from the whole, and single figures are drawn to it.
 */
import type { Model } from '../../types.ts';
import { findScores } from './findScores.ts';
import { BENCHMARKS, type Benchmark, type PublishedScores } from './publishedScores.ts';

/** Kinds of work by which skill is told apart. */
export const SKILL_COLUMNS = ['function', 'edit', 'contest', 'repository', 'explain'] as const;
export type SkillColumn = (typeof SKILL_COLUMNS)[number];

export interface Ability {
  readonly byColumn: Readonly<Record<SkillColumn, number>>;
  /** What was published of this very name and size; empty: all of it is a guess. */
  readonly published: readonly Benchmark[];
  readonly source: string | null;
}

interface Line {
  readonly slope: number;
  readonly level: number;
  /** How much one score says of the whole, against the others. */
  readonly weight: number;
}

export const BENCHMARK_LINES: Readonly<Record<Benchmark, Line>> = {
  function: { slope: 0.7, level: -1.34, weight: 1 },
  edit: { slope: 0.8, level: -0.26, weight: 1.5 },
  polyglot: { slope: 1.22, level: 1.95, weight: 1.5 },
  contest: { slope: 1, level: 0.93, weight: 0.6 },
  repository: { slope: 1.04, level: 2.28, weight: 1.5 },
};
/** Weight of the reference itself, and of the whole against a column's own scores. */
const PRIOR_WEIGHT = 0.15;
const WHOLE_WEIGHT = 1;
const EXTREME_SCORE = 0.015;
/** Makers' own figures of repository work are above those of others, where there are both. */
const CARD_LEAD = 0.4;

/** Of a plain family: at one billion parameters, and what each doubling adds above and below that. */
const PLAIN_AT_1B = -2.4;
const PER_DOUBLING = 0.45;
const PER_DOUBLING_BELOW_1B = 1.2;
/** Where neither name nor size tells anything. */
const UNKNOWN_LOCAL = -1.2;
const UNKNOWN_HOSTED = 0.2;
/** Of makers whose newer or unnamed hosted models are at least as good as this. Conservative. */
const MAKERS: readonly (readonly [RegExp, number])[] = [
  [/claude/, 2.3],
  [/gpt-?[5-9]|\bo\d/, 2.4],
  [/gemini|grok|glm|kimi|minimax|deepseek/, 1.6],
  [/qwen|devstral/, 1.2],
  [/gpt|nova|mistral|codestral|command|llama/, 0.3],
];
/** The catalogue's coding index, in points: ability at 0 and by the point. */
const AT_INDEX_0 = -1.5;
const PER_INDEX_POINT = 0.12;

/** `sizeB`: all parameters, `activeB`: those of one token, in billions, where they are known. */
export function estimateAbility(
  model: Pick<Model, 'name' | 'tier' | 'codingIndex'>,
  sizeB: number | undefined,
  activeB: number | undefined,
): Ability {
  const { rows, isSameVersion } = findScores(model.name);
  const [lower, upper] = findNeighbours(rows, sizeB, model.tier === 'local');
  if (lower === undefined) return guessAbility(model, sizeB, activeB);
  const near = readAbility(lower, model.codingIndex);
  if (upper === lower || sizeB === undefined || lower.sizeB === undefined) {
    return isSameVersion ? near : { ...near, published: [] };
  }
  if (upper?.sizeB === undefined) {
    return shiftAbility(near, PER_DOUBLING * Math.log2(sizeB / lower.sizeB));
  }
  const share = Math.log2(sizeB / lower.sizeB) / Math.log2(upper.sizeB / lower.sizeB);
  return mixAbilities(near, readAbility(upper, model.codingIndex), share);
}

/** Sizes are rounded in names: so near, it is the same model. */
const SAME_RATIO = 1.18;

/** The rows of the sizes around; one and the same where it is that size, or none is told. */
function findNeighbours(
  rows: readonly PublishedScores[],
  sizeB: number | undefined,
  local: boolean,
): readonly [lower: PublishedScores | undefined, upper: PublishedScores | undefined] {
  // A host offers the largest, a machine runs the smallest.
  if (sizeB === undefined) return local ? [rows[0], rows[0]] : [rows.at(-1), rows.at(-1)];
  const same = rows.find(
    ({ sizeB: own = sizeB }) => Math.max(own / sizeB, sizeB / own) <= SAME_RATIO,
  );
  if (same !== undefined) return [same, same];
  const lower = rows.findLast(row => (row.sizeB ?? sizeB) < sizeB);
  const upper = rows.find(row => (row.sizeB ?? 0) > sizeB);
  return lower === undefined ? [upper, undefined] : [lower, upper];
}

function readAbility(
  { scores, source }: PublishedScores,
  codingIndex: number | undefined,
): Ability {
  const seen = new Map(
    [...scores].map(([benchmark, score]) => {
      const lead = benchmark === 'repository' && /^card/.test(source) ? CARD_LEAD : 0;
      return [benchmark, readScore(benchmark, score) - lead] as const;
    }),
  );
  const whole = computeWhole(seen, codingIndex);
  const column = (...own: readonly Benchmark[]) => drawToWhole(seen, own, whole);
  return {
    byColumn: {
      function: column('function'),
      edit: column('edit', 'polyglot'),
      contest: column('contest'),
      repository: column('repository'),
      explain: whole,
    },
    published: BENCHMARKS.filter(benchmark => seen.has(benchmark)),
    source,
  };
}

function readScore(benchmark: Benchmark, score: number): number {
  const { slope, level } = BENCHMARK_LINES[benchmark];
  const safe = Math.min(1 - EXTREME_SCORE, Math.max(EXTREME_SCORE, score));
  return Math.log(safe / (1 - safe)) / slope + level;
}

function computeWhole(
  seen: ReadonlyMap<Benchmark, number>,
  codingIndex: number | undefined,
): number {
  let [sum, weights] = [0, PRIOR_WEIGHT];
  for (const [benchmark, ability] of seen) {
    const weight = weigh(benchmark);
    sum += weight * ability;
    weights += weight;
  }
  if (codingIndex !== undefined) {
    sum += readIndex(codingIndex);
    weights += 1;
  }
  return sum / weights;
}

/** What a score says grows with the square of the benchmark's slope. */
function weigh(benchmark: Benchmark): number {
  const { slope, weight } = BENCHMARK_LINES[benchmark];
  return weight * slope ** 2;
}

function drawToWhole(
  seen: ReadonlyMap<Benchmark, number>,
  own: readonly Benchmark[],
  whole: number,
): number {
  let [sum, weights] = [WHOLE_WEIGHT * whole, WHOLE_WEIGHT];
  for (const benchmark of own) {
    const ability = seen.get(benchmark);
    if (ability === undefined) continue;
    sum += weigh(benchmark) * ability;
    weights += weigh(benchmark);
  }
  return sum / weights;
}

function readIndex(codingIndex: number): number {
  return AT_INDEX_0 + PER_INDEX_POINT * codingIndex;
}

/** Of a name that was never measured: by the catalogue's index, the size, the maker, in this order. */
function guessAbility(
  { name, tier, codingIndex }: Pick<Model, 'name' | 'tier' | 'codingIndex'>,
  sizeB: number | undefined,
  activeB: number | undefined,
): Ability {
  return makeEvenAbility(guessWhole());

  function guessWhole(): number {
    if (codingIndex !== undefined) return readIndex(codingIndex);
    if (sizeB !== undefined) {
      // A mixture of experts does about as well as a plain model of a size between its two.
      const size = Math.sqrt(sizeB * (activeB ?? sizeB));
      const doublings = Math.log2(Math.max(size, 0.1));
      return PLAIN_AT_1B + doublings * (size < 1 ? PER_DOUBLING_BELOW_1B : PER_DOUBLING);
    }
    if (tier === 'local') return UNKNOWN_LOCAL;
    return MAKERS.find(([maker]) => maker.test(name.toLowerCase()))?.[1] ?? UNKNOWN_HOSTED;
  }
}

function makeEvenAbility(whole: number): Ability {
  const byColumn = Object.fromEntries(SKILL_COLUMNS.map(column => [column, whole]));
  return { byColumn: byColumn as Ability['byColumn'], published: [], source: null };
}

function shiftAbility(ability: Ability, by: number): Ability {
  return { ...mapColumns(ability, column => ability.byColumn[column] + by), published: [] };
}

function mixAbilities(a: Ability, b: Ability, share: number): Ability {
  const mixed = mapColumns(
    a,
    column => a.byColumn[column] * (1 - share) + b.byColumn[column] * share,
  );
  return { ...mixed, published: [] };
}

function mapColumns(ability: Ability, map: (column: SkillColumn) => number): Ability {
  const byColumn = Object.fromEntries(SKILL_COLUMNS.map(column => [column, map(column)]));
  return { ...ability, byColumn: byColumn as Ability['byColumn'] };
}
