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
  // An hour in a cache costs twice the prompt's rate, and no list has it: counted once more.
  const { besideTools = 0, besideWriteHour = 0 } = counts;
  const input = addDoubtful(
    placeCaches(counts, parts.input, parts.output),
    besideTools + besideWriteHour,
  );
  const output = placeThoughts(counts, parts.output, input);
  const isSure = input.least.tokens === input.most.tokens && output.least === output.most;
  const least = { inputTokens: input.least.tokens, outputTokens: output.least };
  return {
    inputTokens: input.most.tokens,
    outputTokens: output.most,
    ...(input.read > 0 && { cacheReadTokens: input.read }),
    ...(input.written > 0 && { cacheWriteTokens: input.written }),
    ...(reasoning !== undefined && { reasoningTokens: reasoning }),
    ...(!isSure && { atLeast: least }),
  };
}

const rest = (total: number, part: number) => Math.max(0, total - part);

/** What may be counted in the prompt or beside it, in the total or not. */
function addDoubtful(prompt: PromptReadings, tokens: number): PromptReadings {
  if (tokens === 0) return prompt;
  const { most, least, ...cached } = prompt;
  return {
    most: { ...most, tokens: most.tokens + tokens },
    least: {
      tokens: Math.min(most.tokens, least.tokens),
      inTotal: least.inTotal + tokens,
    },
    ...cached,
  };
}

/** So few tokens more in a total may be anything, and be as many as there are in a cache by chance. */
const MAX_CHANCE_TOKENS = 64;

/** How the tokens of a prompt may be read. */
interface PromptReading {
  readonly tokens: number;
  /** As many of them are in the total. */
  readonly inTotal: number;
}

interface PromptReadings {
  readonly most: PromptReading;
  readonly least: PromptReading;
  readonly read: number;
  readonly written: number;
}

/** Tokens of the prompt, be those of a cache inside of its count or beside it. */
function placeCaches(counts: Counts, input: number, output: number): PromptReadings {
  const { total, reasoning = 0, cacheRead = 0, cacheWrite = 0, besideRead = 0 } = counts;
  const { besideWriteMinutes = 0, besideWriteHour = 0 } = counts;
  const besideWrite = Math.max(counts.besideWrite ?? 0, besideWriteMinutes + besideWriteHour);
  const cached = {
    read: Math.max(cacheRead, besideRead),
    written: Math.max(cacheWrite, besideWrite),
  };
  // Told under both kinds of name it is one cache: LiteLLM, 2026-04.
  const isInside = cacheRead + cacheWrite > 0;
  const tokens = isInside ? cached.read + cached.written : besideRead + besideWrite;
  const inside = { tokens: input, inTotal: input };
  const beside = { tokens: input + tokens, inTotal: input + tokens };
  const over = total === undefined ? 0 : total - output - beside.tokens;
  // Only where the names say beside, too: else the total may have as many thoughts as that.
  const explains = over === 0 ? reasoning !== tokens : over === reasoning;
  const isSure = !isInside && tokens > MAX_CHANCE_TOKENS && explains;
  if (tokens > input || (total !== undefined && over >= 0 && isSure))
    return { most: beside, least: beside, ...cached };
  // What the total has more is a cache, or thoughts, which are dearer; and where it has no room for
  // all thoughts that are told, it may be either.
  if (tokens > 0 && total !== undefined && over >= 0) {
    const hasRoom = isInside || over >= (reasoning > output ? reasoning : 0);
    if (hasRoom) return { most: inside, least: beside, ...cached };
    const most = { tokens: beside.tokens, inTotal: inside.inTotal };
    const least = { tokens: inside.tokens, inTotal: beside.inTotal };
    return { most, least, ...cached };
  }
  const most = isInside ? inside : { tokens: input + tokens, inTotal: input };
  return { most, least: inside, ...cached };
}

/** Tokens of the answer, be thoughts inside of its count, beside it, or in the total alone. */
function placeThoughts(
  { reasoning = 0, total }: Counts,
  output: number,
  prompt: Pick<PromptReadings, 'most' | 'least'>,
) {
  const parts = reasoning > output ? output + reasoning : output;
  if (total === undefined) return { least: parts, most: Math.max(parts, output + reasoning) };
  const beyond = ({ inTotal }: PromptReading) => Math.max(parts, total - inTotal);
  return { least: beyond(prompt.least), most: beyond(prompt.most) };
}
