/**
 * What a host's counts mean together. Hosts differ in what they count inside of what, and some leave
 * tokens out of every part but one. The law: never fewer than any reading of what was said.
 *
 * - What the total has beyond its parts is answer, which is the dearer: thoughts, mostly.
 * - A part that is larger than what it should be a part of stands beside it.
 * - Where two readings fit, the larger counts, and `atLeast` has the smaller.
 */
import type { Usage } from '../../../core/types.ts';
import type { Counts } from './readCounts.ts';

/** `undefined` where prompt or answer cannot be told. */
export function settleCounts(counts: Counts): Usage | undefined {
  const { total, reasoning } = counts;
  const parts = { input: counts.input, output: counts.output };
  if (total !== undefined && parts.output !== undefined) parts.input ??= rest(total, parts.output);
  if (total !== undefined && parts.input !== undefined) parts.output ??= rest(total, parts.input);
  if (parts.input === undefined || parts.output === undefined) return undefined;
  const input = placeCaches(counts, parts.input, parts.output);
  const output = placeThoughts(counts, parts.output, input);
  const isSure = input.least === input.most && output.least === output.most;
  return {
    inputTokens: input.most,
    outputTokens: output.most,
    ...(input.read > 0 && { cacheReadTokens: input.read }),
    ...(input.written > 0 && { cacheWriteTokens: input.written }),
    ...(reasoning !== undefined && { reasoningTokens: reasoning }),
    ...(!isSure && { atLeast: { inputTokens: input.least, outputTokens: output.least } }),
  };
}

const rest = (total: number, part: number) => Math.max(0, total - part);

/** So few tokens more in a total may be anything, and be as many as there are in a cache by chance. */
const MAX_CHANCE_TOKENS = 64;

/** Tokens of the prompt, be those of a cache inside of its count or beside it. */
function placeCaches(counts: Counts, input: number, output: number) {
  const { cacheRead = 0, cacheWrite = 0, besideRead = 0, besideWrite = 0 } = counts;
  const { total, reasoning = 0 } = counts;
  const cached = {
    read: Math.max(cacheRead, besideRead),
    written: Math.max(cacheWrite, besideWrite),
  };
  // Told under both kinds of name it is one cache: LiteLLM, 2026-04.
  const inside = cacheRead + cacheWrite;
  const tokens = inside > 0 ? cached.read + cached.written : besideRead + besideWrite;
  const whole = input + output + tokens;
  const inTotal = tokens > 0 && (total === whole || total === whole + reasoning);
  const beside = { least: input + tokens, most: input + tokens, ...cached };
  if (tokens > input || (inTotal && tokens > MAX_CHANCE_TOKENS)) return beside;
  if (inTotal || inside === 0) return { ...beside, least: input };
  return { least: input, most: input, ...cached };
}

/** Tokens of the answer, be thoughts inside of its count, beside it, or in the total alone. */
function placeThoughts(
  { reasoning = 0, total }: Counts,
  output: number,
  input: { readonly least: number; readonly most: number },
) {
  const parts = reasoning > output ? output + reasoning : output;
  if (total === undefined) return { least: parts, most: Math.max(parts, output + reasoning) };
  const beyond = (prompt: number) => Math.max(parts, total - prompt);
  return { least: beyond(input.most), most: beyond(input.least) };
}
