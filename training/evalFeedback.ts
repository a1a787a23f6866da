/**
 * `npm run eval:feedback [folder]`: what outcomes of one kind of task change, for a router that has
 * never seen that kind. Tasks with outcomes and tasks that are judged are apart, unless said so.
 */
import { fileURLToPath } from 'node:url';
import {
  createPairForecaster,
  type PairTask,
} from '../src/core/decision-engine/learning/createPairForecaster.ts';
import type { PairOutcome } from '../src/core/decision-engine/learning/pairOutcome.ts';
import { leaveSourceOut } from './folds.ts';
import { mean } from './linear.ts';
import { apgr, randomFrom } from './metrics.ts';
import { type Row, readRoutingData, readStatedSkills } from './readRows.ts';
import { SETTINGS } from './trainRouter.ts';

const OUTCOMES = 200;
/** Where a source has fewer tasks than twice the outcomes, this share of them is learned from. */
const MOST_SHARE = 0.6;
const SEEDS = [1, 2, 3] as const;

const folder =
  process.argv[2] ?? fileURLToPath(new URL('../../shared/data/routing', import.meta.url));
const { rows, pairs } = readRoutingData(folder);
const skillsOf = readStatedSkills(folder);
const routerFor = leaveSourceOut(rows, SETTINGS);

interface Mode {
  readonly title: string;
  /** Whether the outcomes of all the source's pairs are learned from together. */
  readonly pooled: boolean;
  /** Whether tasks with outcomes are judged too, as when a person repeats them. */
  readonly repeated: boolean;
}

const MODES: readonly Mode[] = [
  { title: 'Outcomes of one pair, other tasks judged', pooled: false, repeated: false },
  { title: 'Outcomes of all pairs, other tasks judged', pooled: true, repeated: false },
  { title: 'Outcomes of one pair, all tasks judged', pooled: false, repeated: true },
];

for (const mode of MODES) {
  const lines = [`\n## ${mode.title}\n`, '| source | before | after | gain |', '|---|---|---|---|'];
  const gains = Object.keys(pairs).map(source => {
    const results = SEEDS.flatMap(seed => trial(source, mode, seed));
    const [before, after] = [mean(results.map(r => r.before)), mean(results.map(r => r.after))];
    lines.push(`| ${source} | ${f(before)} | ${f(after)} | ${f(after - before)} |`);
    return after - before;
  });
  lines.push(`| **mean** | | | ${f(mean(gains))} |`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function trial(source: string, { pooled, repeated }: Mode, seed: number) {
  const own = shuffled(
    rows.filter(row => row.source === source),
    seed,
  );
  const router = routerFor(own[0]!);
  const plain = createPairForecaster(router, []);
  const shared = pairs[source]!.flatMap(pair => outcomesOf(split(own).seen, pair));
  return pairs[source]!.flatMap(pair => {
    const of = own.filter(row => pair.every(model => model in row.outcomes));
    const { seen, unseen } = pooled ? split(own) : split(of);
    const taught = createPairForecaster(router, pooled ? shared : outcomesOf(seen, pair));
    const tasks = repeated ? of : unseen.filter(row => of.includes(row));
    const [local, paid] = pair;
    const measure = (forecaster: typeof plain) =>
      apgr(
        tasks.map(row => ({
          score: forecaster(asked(row, pair)).score,
          local: row.outcomes[local]!,
          paid: row.outcomes[paid]!,
        })),
      );
    const [before, after] = [measure(plain), measure(taught)];
    return before === null || after === null ? [] : [{ before, after }];
  });
}

function asked(row: Row, [local, paid]: readonly [string, string]): PairTask {
  const { local: localSkill, paid: paidSkill } = skillsOf(row, local, paid);
  return { task: row.prompt, language: row.language, local, paid, localSkill, paidSkill };
}

function shuffled(own: readonly Row[], seed: number): readonly Row[] {
  const random = randomFrom(seed);
  return own
    .map(row => ({ row, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
}

function split(of: readonly Row[]) {
  const size = Math.min(OUTCOMES, Math.floor(MOST_SHARE * of.length));
  return { seen: of.slice(0, size), unseen: of.slice(size) };
}

function outcomesOf(seen: readonly Row[], [local, paid]: readonly [string, string]) {
  return seen
    .filter(row => local in row.outcomes && paid in row.outcomes)
    .map(
      (row): PairOutcome => ({
        task: row.prompt,
        language: row.language,
        local,
        paid,
        localOk: row.outcomes[local]!,
        paidOk: row.outcomes[paid]!,
      }),
    );
}

function f(value: number): string {
  return value.toFixed(3);
}
