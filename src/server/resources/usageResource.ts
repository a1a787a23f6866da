/** `locallama://usage/{api}`: calls, tokens and money of one end point; OpenRouter's also by its bill. */
import type { UsageResource } from '../../protocol/resources.ts';
import type { DateRange, SpendLine } from '../../store/spendQueries.ts';
import { wireAgreement, wireKey, wireQuota } from '../openrouter/wireAccount.ts';
import type { Services } from '../services.ts';
import { wireAmounts } from '../spendOutput.ts';
import { noSuchResource } from './resource.ts';

const FIRST_DATE = '0000-01-01';
const LAST_DATE = '9999-12-31';

export async function usageResource(api: string, services: Services): Promise<UsageResource> {
  const { registry, openRouter } = services;
  const endPoint = registry.status().find(({ id }) => id === api);
  const usage = usageOf(api, services);
  if (!endPoint && api !== openRouter.id && usage.every(({ calls }) => calls === 0)) {
    const there = registry.status().map(({ id }) => id);
    throw noSuchResource(`end point ${JSON.stringify(api)}`, [...there, openRouter.id]);
  }
  const origin = api === openRouter.id ? openRouter.origin : endPoint?.origin;
  const common = { api, usage, ...(origin !== undefined && { origin }) };
  return api === openRouter.id ? { ...common, ...(await accountOf(services)) } : common;
}

async function accountOf({ openRouter, now }: Services) {
  if (!openRouter.hasKey) return { quota: wireQuota(openRouter), problem: NO_KEY };
  await openRouter.bill.check(new AbortController().signal);
  const key = wireKey(openRouter);
  const agreement = wireAgreement(openRouter, now());
  const problem = openRouter.bill.problem();
  return {
    ...(key && { key }),
    ...(agreement && { agreement }),
    quota: wireQuota(openRouter),
    ...(problem !== null && { problem }),
  };
}

const NO_KEY = 'No API key for OpenRouter is set, so there is no bill to compare with.';

function usageOf(api: string, { spend, spendBy }: Services): UsageResource['usage'] {
  const { periods } = spend();
  const keyOf = (wanted: string) => periods.find(({ period }) => period === wanted)?.key ?? '';
  const day = keyOf('day');
  const month = keyOf('month');
  const ranges = [
    { period: 'day', since: day, until: day },
    { period: 'month', since: `${month}-01`, until: `${month}-31` },
    { period: 'all', since: FIRST_DATE, until: LAST_DATE },
  ] as const;
  return ranges.map(({ period, ...range }) => ({ period, ...lineOf(api, range, spendBy) }));
}

function lineOf(api: string, range: DateRange, spendBy: Services['spendBy']) {
  const line: SpendLine = spendBy('provider', range).find(({ name }) => name === api) ?? {
    ...{ name: api, calls: 0, inputTokens: 0, outputTokens: 0, cacheReadTokens: 0 },
    ...{ billedNanoUsd: 0, estimatedNanoUsd: 0, unknownNanoUsd: 0 },
  };
  return {
    calls: line.calls,
    input_tokens: line.inputTokens,
    output_tokens: line.outputTokens,
    ...wireAmounts(line),
  };
}
