/**
 * `npm run eval:router [folder]`: how well the router ranks tasks that it has not seen, by whole
 * source and by five folds, beside simple baselines, with intervals; what its own routes would have
 * cost; and how it bears what people's clients put around a request.
 */
import { fileURLToPath } from 'node:url';
import { extractTaskFeatures } from '../src/core/decision-engine/task/taskFeatures.ts';
import { BASELINES } from './baselines.ts';
import { DISTURBANCES, disturbed } from './disturbances.ts';
import { everydayTable } from './everydayTable.ts';
import { fiveFolds, leaveSourceOut } from './folds.ts';
import { forecastAll, type PairForecasts } from './forecasts.ts';
import { VERIFIERS } from './paidCalls.ts';
import { readEveryday } from './readEveryday.ts';
import { type Row, readRoutingData, readStatedSkills, readWorlds } from './readRows.ts';
import { paidCallTable, rankingTable, routeTable, variantTable } from './tables.ts';
import { SETTINGS } from './trainRouter.ts';

const SEED = 1;

const folder =
  process.argv[2] ?? fileURLToPath(new URL('../../shared/data/routing', import.meta.url));
const { rows, pairs } = readRoutingData(folder);
const skillsOf = readStatedSkills(folder);
const worlds = readWorlds(folder);

const unseen = leaveSourceOut(rows, SETTINGS);
const left = forecastAll(rows, pairs, worlds, skillsOf, unseen);
print('Leave one source out', rankingTable(left, worlds));
print('Leave one source out: routes', routeTable(left));

const checked = Object.entries(VERIFIERS).map(([name, verifier]) => {
  return [name, forecastAll(rows, pairs, worlds, skillsOf, unseen, verifier)] as const;
});
print(
  'Leave one source out: paid calls for each solved task',
  paidCallTable(Object.fromEntries(checked)),
);

const folds = forecastAll(rows, pairs, worlds, skillsOf, fiveFolds(rows, SETTINGS, SEED));
print('Five folds', rankingTable(folds, worlds));
print('Five folds: routes', routeTable(folds));

for (const [name, score] of Object.entries(BASELINES)) {
  print(`Baseline: ${name}`, rankingTable(left.map(rescored(score)), worlds));
}

const variants = Object.entries(DISTURBANCES).map(([name, disturbance]) => {
  const prompts = disturbed(
    rows.map(row => row.prompt),
    disturbance,
    SEED,
  );
  const others = rows.map((row, at) => withPrompt(row, prompts[at]!));
  return { name, all: forecastAll(others, pairs, worlds, skillsOf, unseen) };
});
print(
  'Leave one source out, half of the prompts disturbed',
  variantTable([{ name: 'as they are', all: left }, ...variants]),
);

print('Everyday tasks, five folds', everydayTable(readEveryday(), SEED));

/** Only the ranking is a baseline's own: it foresees no chances and chooses no routes. */
function rescored(score: (row: Row) => number) {
  return (pair: PairForecasts): PairForecasts => ({
    ...pair,
    forecasts: pair.forecasts.map(each => ({ ...each, score: score(each.row) })),
  });
}

function withPrompt(row: Row, prompt: string): Row {
  if (prompt === row.prompt) return row;
  return { ...row, prompt, features: extractTaskFeatures(prompt, row) };
}

function print(title: string, table: string): void {
  process.stdout.write(`\n## ${title}\n\n${table}\n`);
}
