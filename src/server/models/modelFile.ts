/**
 * `openrouter-models.json` in the ledger's home folder: what the person knows better of OpenRouter's models
 * than its catalogue. A price that is lower than the catalogue's does not count, lest a limit be overrun.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { computeWorstCost } from '../../core/cost-monitor/index.ts';
import type { Model, Price } from '../../core/types.ts';

const FILE = 'openrouter-models.json';
const MAX_BYTES = 1_024 * 1_024;
const MAX_USD_PER_TOKEN = 1;

const tokens = z.number().int().min(1).max(100_000_000);
const usd = z.number().min(0).max(MAX_USD_PER_TOKEN);

const entry = z.strictObject({
  id: z.string().min(1),
  capabilities: z
    .strictObject({ max_tokens: tokens.optional(), max_output_tokens: tokens.optional() })
    .optional(),
  cost_config: z
    .strictObject({
      cost_per_token: usd.optional(),
      input_cost_per_token: usd.optional(),
      output_cost_per_token: usd.optional(),
    })
    .optional(),
  performance_profile: z
    .strictObject({ average_speed: z.number().min(0.1).max(100_000).optional() })
    .optional(),
});
type ModelEntry = z.output<typeof entry>;

export interface ModelFile {
  /** By the catalogue's id. */
  readonly entries: ReadonlyMap<string, ModelEntry>;
  /** What is odd in it, each a sentence. */
  readonly problems: readonly string[];
}

/** Never throws. Odd entries are left out, and named. */
export function readModelFile(home: string): ModelFile {
  const problems: string[] = [];
  const entries = new Map<string, ModelEntry>();
  for (const [at, given] of readEntries(join(home, FILE), problems).entries()) {
    const read = entry.safeParse(given);
    if (!read.success) {
      const told = read.error.issues.map(
        ({ path, message }) => `${[`models[${at}]`, ...path].join('.')}: ${message}`,
      );
      problems.push(...told.map(each => `${FILE}: ${each}. The entry is left out.`));
    } else if (entries.has(read.data.id)) {
      problems.push(`${FILE}: models[${at}]: ${read.data.id} stands twice. The first counts.`);
    } else entries.set(read.data.id, read.data);
  }
  return { entries, problems };
}

function readEntries(path: string, problems: string[]): readonly unknown[] {
  try {
    if (statSync(path).size > MAX_BYTES) throw new Error(`it has more than ${MAX_BYTES} bytes`);
    const { models } = z
      .object({ models: z.array(z.unknown()) })
      .parse(JSON.parse(readFileSync(path, 'utf8')));
    return models;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    const why = error instanceof z.ZodError ? 'it has no list "models"' : (error as Error).message;
    problems.push(`${FILE} cannot be read: ${why}.`);
    return [];
  }
}

/** `provider`: OpenRouter's id. */
export function applyModelFile(
  models: readonly Model[],
  { entries }: ModelFile,
  provider: string,
): readonly Model[] {
  if (entries.size === 0) return models;
  return models.map(model => {
    const own = model.provider === provider ? entries.get(model.name) : undefined;
    return own === undefined ? model : applyEntry(model, own);
  });
}

function applyEntry(
  model: Model,
  { capabilities, cost_config, performance_profile }: ModelEntry,
): Model {
  const { max_tokens: contextTokens, max_output_tokens: maxOutputTokens } = capabilities ?? {};
  const speed = performance_profile?.average_speed;
  return {
    ...model,
    ...(contextTokens !== undefined && { contextTokens }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(speed !== undefined && { tokensPerSecond: speed }),
    price: chooseDearer(model.price, readPrice(cost_config)),
  };
}

function readPrice(costs: ModelEntry['cost_config']): Price | null {
  const input = costs?.input_cost_per_token ?? costs?.cost_per_token;
  const output = costs?.output_cost_per_token ?? costs?.cost_per_token;
  if (input === undefined || output === undefined) return null;
  return {
    kind: 'priced',
    base: { inputNanoUsdPerMTok: toNano(input), outputNanoUsdPerMTok: toNano(output) },
    tiers: [],
    requestNanoUsd: 0,
    source: { from: 'file', asOf: '', stale: false },
  };
}

/** Of a token in dollars, for a million of them, rounded up. */
function toNano(usdPerToken: number): number {
  return Math.ceil(Number((usdPerToken * 1e15).toPrecision(15)));
}

/** A call that is compared by: an answer as long as its prompt. */
const COMPARED_TOKENS = 100_000;

function chooseDearer(listed: Price, stated: Price | null): Price {
  if (stated === null || listed.kind === 'free') return listed;
  const cost = (price: Price) => computeWorstCost(price, COMPARED_TOKENS, COMPARED_TOKENS);
  const [known, own] = [cost(listed), cost(stated)];
  return known === null || (own !== null && own >= known) ? stated : listed;
}
