/** What a host says that a call cost. Each name is a row with the hosts that use it and what it counts in. */
import { parseUsd } from '../../../core/cost-monitor/index.ts';
import type { NanoUsd } from '../../../core/types.ts';
import { type Fields, readFields } from '../../http/index.ts';
import { listUsages } from './readCounts.ts';

/**
 * The highest that is said so far, or `undefined` where none is said. `unreadable`: something is
 * charged, and it is not told how much.
 */
export function readBill(event: Fields): NanoUsd | 'unreadable' | undefined {
  const said = listUsages(event).flatMap(usage => readBillOf(usage) ?? []);
  if (said.length === 0) return undefined;
  const amounts = said.filter(each => each !== 'unreadable');
  return amounts.length === 0 ? 'unreadable' : Math.max(...amounts);
}

/**
 * With the person's own key at the host behind OpenRouter (`is_byok`), `cost` is only OpenRouter's
 * fee and the host bills the rest itself.
 */
function readBillOf(usage: Fields): NanoUsd | 'unreadable' | undefined {
  const told = BILLS.flatMap(([name, perUsd]) => {
    const value = usage[name] ?? undefined;
    return value === undefined ? [] : [readAmount(value, perUsd)];
  });
  if (told.length === 0) return undefined;
  const amounts = told.filter(each => each !== null);
  if (amounts.length === 0) return 'unreadable';
  const cost = Math.max(...amounts);
  const behind = readFields(usage.cost_details)?.upstream_inference_cost ?? undefined;
  const upstream = parseUsd(behind);
  if (usage.is_byok === true || usage.is_byok === 'true') {
    return upstream === null ? 'unreadable' : cost + upstream;
  }
  // The host is paid; where OpenRouter takes nothing, by the user, whatever the flag.
  if (cost === 0 && behind !== undefined) return upstream ?? 'unreadable';
  return cost;
}

export const BILLS: readonly (readonly [name: string, perUsd: number, by: string])[] = [
  ['cost', 1, 'OpenRouter 2026-11; an object at Perplexity 2026-04'],
  ['total_cost', 1, 'no report yet: beside its neighbours 2026-11'],
  ['estimated_cost', 1, 'DeepInfra 2026-04'],
  ['cost_usd', 1, 'names that public clients read 2026'],
  ['cost_in_usd_ticks', 1e10, 'xAI 2026-08'],
];

/** An object tells its parts, and most tell the sum: the larger of both. */
function readAmount(value: unknown, perUsd: number): NanoUsd | null {
  const parts = readFields(value);
  if (parts === undefined) return readUsd(value, perUsd);
  const read = (keep: (name: string) => boolean) =>
    Object.entries(parts).flatMap(([name, each]) =>
      keep(name) ? (readUsd(each, perUsd) ?? []) : [],
    );
  const sums = read(isSum);
  const each = read(name => !isSum(name));
  if (sums.length + each.length === 0) return null;
  return Math.max(
    ...sums,
    each.reduce((sum, part) => sum + part, 0),
  );
}

const isSum = (name: string) => /total/i.test(name);

function readUsd(value: unknown, perUsd: number): NanoUsd | null {
  if (perUsd === 1) return parseUsd(value);
  const number = Number(value);
  return Number.isFinite(number) ? parseUsd(number / perUsd) : null;
}
