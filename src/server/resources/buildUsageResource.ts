/** `locallama://usage/{api}`: calls, tokens and money of one end point; OpenRouter's also by its bill. */
import type { UsageResource } from '../../protocol/index.ts';
import type { DateRange, SpendLine } from '../../store/index.ts';
import {
  serializeAgreement,
  serializeAmounts,
  serializeKey,
  serializeQuota,
} from '../serialize/index.ts';
import type { Services } from '../services.ts';
import { createNotFoundError } from './resource.ts';

const FIRST_DATE = '0000-01-01';
const LAST_DATE = '9999-12-31';

export async function buildUsageResource(api: string, services: Services): Promise<UsageResource> {
  const { registry, openRouter } = services;
  const endPoint = registry.status().find(({ id }) => id === api);
  const usage = listPeriodUsage(api, services);
  if (!endPoint && api !== openRouter.id && usage.every(({ calls }) => calls === 0)) {
    const there = registry.status().map(({ id }) => id);
    throw createNotFoundError(`end point ${JSON.stringify(api)}`, [...there, openRouter.id]);
  }
  const origin = api === openRouter.id ? openRouter.origin : endPoint?.origin;
  const common = { api, usage, ...(origin !== undefined && { origin }) };
  return api === openRouter.id ? { ...common, ...(await readAccount(services)) } : common;
}

async function readAccount({ openRouter, now }: Services) {
  if (!openRouter.hasKey) return { quota: serializeQuota(openRouter), problem: NO_KEY };
  await openRouter.bill.check(new AbortController().signal);
  const key = serializeKey(openRouter);
  const agreement = serializeAgreement(openRouter, now());
  const problem = openRouter.bill.problem();
  return {
    ...(key && { key }),
    ...(agreement && { agreement }),
    quota: serializeQuota(openRouter),
    ...(problem !== null && { problem }),
  };
}

const NO_KEY = 'No API key for OpenRouter is set, so there is no bill to compare with.';

function listPeriodUsage(api: string, { spend, spendBy }: Services): UsageResource['usage'] {
  const { periods } = spend();
  const keyOf = (wanted: string) => periods.find(({ period }) => period === wanted)?.key ?? '';
  const day = keyOf('day');
  const month = keyOf('month');
  const ranges = [
    { period: 'day', since: day, until: day },
    { period: 'month', since: `${month}-01`, until: `${month}-31` },
    { period: 'all', since: FIRST_DATE, until: LAST_DATE },
  ] as const;
  return ranges.map(({ period, ...range }) => ({ period, ...readUsageLine(api, range, spendBy) }));
}

function readUsageLine(api: string, range: DateRange, spendBy: Services['spendBy']) {
  const line: SpendLine = spendBy('provider', range).find(({ name }) => name === api) ?? {
    ...{ name: api, calls: 0, inputTokens: 0, outputTokens: 0, cacheReadTokens: 0 },
    ...{ billedNanoUsd: 0, estimatedNanoUsd: 0, unknownNanoUsd: 0 },
  };
  return {
    calls: line.calls,
    input_tokens: line.inputTokens,
    output_tokens: line.outputTokens,
    ...serializeAmounts(line),
  };
}
