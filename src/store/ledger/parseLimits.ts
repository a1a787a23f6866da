/** Limits as they are stored, in nano-dollars and tokens; what is no amount is left out. */
import { LIMIT_NAMES } from '../../core/cost-monitor/index.ts';
import type { BudgetLimits } from '../../core/types.ts';

export function parseLimits(text: string): BudgetLimits {
  const value: unknown = readJson(text);
  if (typeof value !== 'object' || value === null) return {};
  const found = LIMIT_NAMES.flatMap(name => {
    const amount: unknown = (value as Record<string, unknown>)[name];
    return typeof amount === 'number' && amount >= 0 ? [[name, amount] as const] : [];
  });
  return Object.fromEntries(found);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
