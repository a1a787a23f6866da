/**
 * How sure a model was of its tokens, as local servers tell it: of a whole answer only the mean and the least,
 * so that an answer of any length takes the same room. Recorded for later; nothing decides by it.
 */
import type { TokenConfidence } from '../../core/types.ts';
import { readFields, readList, readNumber } from './jsonReaders.ts';

/** What has been told so far. */
export interface LogprobSums {
  sum: number;
  least: number;
  count: number;
}

/** Servers tell of a token that could not come with the lowest number there is. */
const MIN_LOGPROB = -100;

export function createLogprobSums(): LogprobSums {
  return { sum: 0, least: 0, count: 0 };
}

/** Takes a list of `{logprob}` in; all else says nothing. */
export function addLogprobs(sums: LogprobSums, tokens: unknown): void {
  for (const token of readList(tokens)) {
    const told = readNumber(readFields(token)?.logprob);
    if (told === undefined || told > 0) continue;
    const logprob = Math.max(MIN_LOGPROB, told);
    sums.sum += logprob;
    sums.least = Math.min(sums.least, logprob);
    sums.count += 1;
  }
}

/** As a field of a completion; none where nothing was told. */
export function readConfidence({ sum, least, count }: LogprobSums): {
  readonly confidence?: TokenConfidence;
} {
  return count === 0 ? {} : { confidence: { meanLogprob: sum / count, minLogprob: least } };
}
