/**
 * `npm run train [folder] [--out file] [--without source]`: rebuilds the router's weights, bit for
 * bit, from the routing data.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { distinct, type Row, readRoutingData, sourcesOf } from './readRows.ts';
import { SETTINGS, trainRouter } from './trainRouter.ts';

const SHIPPED = '../src/core/decision-engine/difficulty/routerModel.weights.json';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, without: { type: 'string' } },
});
const folder =
  positionals[0] ?? fileURLToPath(new URL('../../shared/data/routing', import.meta.url));
const out = values.out ?? fileURLToPath(new URL(SHIPPED, import.meta.url));

const { rows } = readRoutingData(folder);
const used = rows.filter(row => row.source !== values.without);
const weights = { ...trainRouter(used, SETTINGS), record: recordOf(used) };
writeFileSync(out, `${JSON.stringify(weights, null, 1)}\n`);
process.stdout.write(`${out}: ${used.length} tasks\n`);

function recordOf(used: readonly Row[]): object {
  const file = readFileSync(join(folder, 'data', 'dev.jsonl'));
  return {
    data: 'routing/data/dev.jsonl',
    sha256: createHash('sha256').update(file).digest('hex'),
    sources: sourcesOf(used).map(source => {
      const own = used.filter(row => row.source === source);
      return {
        source,
        tasks: own.length,
        redistributable: distinct(own.map(row => row.redistributable)),
      };
    }),
    settings: SETTINGS,
    seed: 'none: nothing in the fit is random',
    scores: 'training/README.md',
  };
}
