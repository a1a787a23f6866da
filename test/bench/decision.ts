/** How long a decision takes: `node test/bench/decision.ts`. Prints medians; judges nothing. */
import { readFileSync } from 'node:fs';
import { selectModels } from '../../src/core/decision-engine/modelSelector.ts';
import { pairForecaster } from '../../src/core/decision-engine/pairForecaster.ts';
import { loadRouterModel } from '../../src/core/decision-engine/routerModel.ts';
import {
  CHEAP,
  DEAR,
  FREE,
  SMALL,
  selection,
  TASK,
  TINY,
} from '../unit/decision-engine/fixtures.ts';

const KB = 1024;
const ROUNDS = 2_000;
const TEXT = readFileSync(
  new URL('../../src/core/decision-engine/plan.ts', import.meta.url),
  'utf8',
);

const cold = performance.now();
const file = new URL('../../src/core/decision-engine/routerModel.weights.json', import.meta.url);
JSON.parse(readFileSync(file, 'utf8'));
const parse = performance.now() - cold;
const router = await loadRouterModel();
const forecast = pairForecaster(router, []);

function report(name: string, rounds: number, work: (round: number) => unknown): void {
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    work(round);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (rounds - 1))]!.toFixed(3);
  process.stdout.write(`${name.padEnd(34)} p50 ${at(0.5)} ms  p99 ${at(0.99)} ms\n`);
}

/** Different in every round, so that nothing can be remembered. */
function text(chars: number, round: number): string {
  return `${round} Refactor this. ${TEXT.repeat(1 + chars / TEXT.length)}`.slice(0, chars);
}

const models = [SMALL, TINY, FREE, CHEAP, DEAR];
process.stdout.write(`weights: read and parsed in ${parse.toFixed(1)} ms\n`);
report('forecast, 2 KB, warm-up', ROUNDS, round => forecast({ task: text(2 * KB, round) }));
report('forecast, 2 KB', ROUNDS, round => forecast({ task: text(2 * KB, round) }));
report('forecast, 1 MB', 50, round => forecast({ task: text(KB * KB, round) }));
report('selection of 5 models, 2 KB', ROUNDS, round =>
  selectModels(selection({ task: { ...TASK, prompt: text(2 * KB, round) }, models })),
);
const many = Array.from({ length: 400 }, (_, at) => ({ ...DEAR, id: `openrouter/m${at}` }));
report('selection of 402 models, 2 KB', 200, round =>
  selectModels(
    selection({ task: { ...TASK, prompt: text(2 * KB, round) }, models: [SMALL, TINY, ...many] }),
  ),
);
