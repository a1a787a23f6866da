/** How long a decision takes: `node test/bench/decision.ts`. Prints medians; judges nothing. */
import { readFileSync } from 'node:fs';
import { selectModels } from '../../src/core/decision-engine/selection/modelSelector.ts';
import { extractTaskFeatures } from '../../src/core/decision-engine/task/taskFeatures.ts';
import {
  CHEAP,
  DEAR,
  FREE,
  SMALL,
  selection,
  TASK,
  TINY,
} from '../core/decision-engine/fixtures.ts';

const KB = 1024;
const ROUNDS = 2_000;
const TEXT = readFileSync(
  new URL('../../src/core/decision-engine/selection/cascade.ts', import.meta.url),
  'utf8',
);

/** Texts that would make patterns go back and forth, each repeated to 1 MB in lines. */
const HOSTILE = [
  'func (',
  'fn ab',
  'fn aX ',
  'for in ',
  'def a())',
  'sub\n',
  '中文',
  'you are an expert ',
];
const LINE_CHARS = 390;

/** Returns the median in milliseconds. */
function report(name: string, rounds: number, work: (round: number) => unknown): number {
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    work(round);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (rounds - 1))]!.toFixed(3);
  process.stdout.write(`${name.padEnd(34)} p50 ${at(0.5)} ms  p99 ${at(0.99)} ms\n`);
  return Number(at(0.5));
}

/** Different in every round, so that nothing can be remembered. */
function text(chars: number, round: number): string {
  return `${round} Refactor this. ${TEXT.repeat(1 + chars / TEXT.length)}`.slice(0, chars);
}

const models = [SMALL, TINY, FREE, CHEAP, DEAR];
const select = (chars: number, round: number) =>
  selectModels(selection({ task: { ...TASK, prompt: text(chars, round) }, models }));
report('decision of 5 models, 2 KB, warm-up', ROUNDS, round => select(2 * KB, round));
report('decision of 5 models, 2 KB', ROUNDS, round => select(2 * KB, round));
report('decision of 5 models, 1 MB', 50, round => select(KB * KB, round));
const many = Array.from({ length: 400 }, (_, at) => ({ ...DEAR, id: `openrouter/m${at}` }));
report('decision of 402 models, 2 KB', 200, round =>
  selectModels(
    selection({ task: { ...TASK, prompt: text(2 * KB, round) }, models: [SMALL, TINY, ...many] }),
  ),
);

const plain = report('features of 1 MB of plain code', 20, round =>
  extractTaskFeatures(text(KB * KB, round)),
);
const slowest = Math.max(
  ...HOSTILE.map(unit => {
    const line = `${unit.repeat(Math.ceil(LINE_CHARS / unit.length))}\n`;
    const body = line.repeat(Math.ceil((KB * KB) / line.length));
    return report(`features of 1 MB of ${JSON.stringify(unit)}`, 20, round =>
      extractTaskFeatures(`${round}\n\`\`\`\n${body}`),
    );
  }),
);
process.stdout.write(`slowest hostile text: ${(slowest / plain).toFixed(1)} times plain code\n`);
