/**
 * `npm run eval:feedback [folder]`: what a user's outcomes of one kind of task change for other tasks of that
 * kind, with models of which only the names are known, through the engine that decides for users.
 */
import { fileURLToPath } from 'node:url';
import { type Knowledge, NO_KNOWLEDGE } from '../src/core/decision-engine/index.ts';
import { decidePair, learnFromPairs, type PairOutcome } from '../src/server/decide/index.ts';
import { leaveSourceOut } from './folds.ts';
import { buildPairContext } from './forecasts.ts';
import { mean } from './linear.ts';
import { apgr, calibrationError, randomFrom } from './metrics.ts';
import { type Row, readRoutingData } from './readRows.ts';
import { SETTINGS } from './trainRouter.ts';

const OUTCOMES = 200;
/** Where a source has fewer tasks than twice the outcomes, this share of them is learned from. */
const MOST_SHARE = 0.6;
const SEEDS = [1, 2, 3] as const;

type Pair = readonly [local: string, paid: string];

interface Figures {
  readonly apgr: number;
  readonly calibration: number;
}

const folder =
  process.argv[2] ?? fileURLToPath(new URL('../../shared/data/routing', import.meta.url));
const { rows, pairs } = readRoutingData(folder);
const routerFor = leaveSourceOut(rows, SETTINGS);

const lines = Object.keys(pairs).map(source => {
  const trials = SEEDS.flatMap(seed =>
    pairs[source]!.flatMap(pair => runTrial(source, pair, seed)),
  );
  const column = (when: 'before' | 'after', key: keyof Figures) =>
    mean(trials.map(trial => trial[when][key])).toFixed(3);
  const cells = (['apgr', 'calibration'] as const).flatMap(key => [
    column('before', key),
    column('after', key),
  ]);
  return `| ${source} | ${cells.join(' | ')} |`;
});
process.stdout.write(
  `| source | APGR before | after | ECE local before | after |\n|---|---|---|---|---|\n${lines.join('\n')}\n`,
);

/** Learns from a part of the pair's tasks and measures on the rest; none where the paid model is no better. */
function runTrial(source: string, pair: Pair, seed: number) {
  const own = shuffle(
    rows.filter(row => row.source === source && pair.every(model => model in row.outcomes)),
    seed,
  );
  const size = Math.min(OUTCOMES, Math.floor(MOST_SHARE * own.length));
  const [seen, unseen] = [own.slice(0, size), own.slice(size)];
  const router = routerFor(own[0]!);
  const taught = learnFromPairs(
    seen.map(row => toOutcome(row, pair)),
    router,
  );
  const measure = (knowledge: Knowledge): Figures | null => {
    const context = buildPairContext(router, knowledge);
    const [local, paid] = pair;
    const judged = unseen.map(({ prompt: task, language, outcomes }) => {
      const { score, localSuccess } = decidePair({ task, language, local, paid }, context);
      return { score, chance: localSuccess!, local: outcomes[local]!, paid: outcomes[paid]! };
    });
    const ranked = apgr(judged);
    if (ranked === null) return null;
    const real = judged.map(each => ({ chance: each.chance, real: each.local }));
    return { apgr: ranked, calibration: calibrationError(real) };
  };
  const [before, after] = [measure(NO_KNOWLEDGE), measure(taught)];
  return before === null || after === null ? [] : [{ before, after }];
}

function shuffle(own: readonly Row[], seed: number): readonly Row[] {
  const random = randomFrom(seed);
  return own
    .map(row => ({ row, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
}

function toOutcome({ prompt: task, language, outcomes }: Row, [local, paid]: Pair): PairOutcome {
  const [localOk, paidOk] = [outcomes[local]!, outcomes[paid]!];
  return { task, language, local, paid, localOk, paidOk };
}
