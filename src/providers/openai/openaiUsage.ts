/**
 * Token counts and the bill out of a `usage` object, as OpenAI, OpenRouter, vLLM and others write
 * it.
 */
import { parseUsd } from '../../core/cost-monitor/index.ts';
import type { NanoUsd, Usage } from '../../core/types.ts';
import { readCount, readFields } from '../http/index.ts';

export function readUsage(value: unknown): Usage | undefined {
  const usage = readFields(value);
  const inputTokens = readCount(usage?.prompt_tokens);
  const outputTokens = readCount(usage?.completion_tokens);
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const prompt = readFields(usage?.prompt_tokens_details);
  const answer = readFields(usage?.completion_tokens_details);
  const cacheReadTokens = readCount(prompt?.cached_tokens);
  const cacheWriteTokens = readCount(prompt?.cache_write_tokens);
  const reasoningTokens = readCount(answer?.reasoning_tokens);
  return {
    inputTokens,
    outputTokens,
    ...(cacheReadTokens !== undefined && { cacheReadTokens }),
    ...(cacheWriteTokens !== undefined && { cacheWriteTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
  };
}

/**
 * What OpenRouter charged so far, or `undefined` where nobody says. With the person's own key at
 * the upstream host (`is_byok`), `cost` is only OpenRouter's fee and the host bills the rest
 * itself. `unreadable`: something is charged, and it is not told how much.
 */
export function readBill(value: unknown): NanoUsd | 'unreadable' | undefined {
  const usage = readFields(value);
  if (usage?.cost === undefined || usage.cost === null) return undefined;
  const cost = parseUsd(usage.cost);
  if (cost === null) return 'unreadable';
  const told = readFields(usage.cost_details)?.upstream_inference_cost ?? undefined;
  const upstream = parseUsd(told);
  if (usage.is_byok === true || usage.is_byok === 'true') {
    return upstream === null ? 'unreadable' : cost + upstream;
  }
  // Somebody pays the host; where OpenRouter takes nothing, it is the person, whatever the flag.
  if (cost === 0 && told !== undefined) return upstream ?? 'unreadable';
  return cost;
}
