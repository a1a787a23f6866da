/**
 * Counts in every form that hosts give them: what is booked is never less than the host bills by its
 * own count, nor more than was reserved.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { computeWorstCost } from '../../../../src/core/cost-monitor/index.ts';
import type { Completion, Model, Price } from '../../../../src/core/types.ts';
import { readCounts, settleCounts } from '../../../../src/providers/openai/usage/index.ts';
import { computeSettlement } from '../../../../src/server/execute/attempt/settleCall.ts';

const RATES = { in: 1_000, out: 5_000, read: 100, write: 1_250 };
const PRICE: Price = {
  kind: 'priced',
  base: {
    inputNanoUsdPerMTok: RATES.in * 1e6,
    outputNanoUsdPerMTok: RATES.out * 1e6,
    cacheReadNanoUsdPerMTok: RATES.read * 1e6,
    cacheWriteNanoUsdPerMTok: RATES.write * 1e6,
  },
  tiers: [],
  requestNanoUsd: 0,
  source: { from: 'settings', asOf: '2026-11-28', stale: false },
};
const MODEL: Model = { id: 'a/b', provider: 'a', name: 'b', tier: 'paid', price: PRICE };

function book(usage: object, reserved: number): number {
  const counts = readCounts({ usage });
  const settled = counts && settleCounts(counts);
  const completion: Completion = {
    ...{ ok: true, finish: 'stop', text: 'x' },
    ...(settled && { usage: settled }),
  };
  return computeSettlement(completion, MODEL, reserved).cost.nanoUsd;
}

/** What a call really took. */
interface Truth {
  readonly plain: number;
  readonly read: number;
  readonly write: number;
  /** Prompts of the host's own tools: Gemini tells them in a field of their own. */
  readonly tools: number;
  readonly visible: number;
  readonly thoughts: number;
}

const bill = ({ plain, read, write, tools, visible, thoughts }: Truth) =>
  (plain + tools) * RATES.in +
  read * RATES.read +
  write * RATES.write +
  (visible + thoughts) * RATES.out;

type Names = 'OpenAI' | 'Anthropic' | 'DeepSeek' | 'Gemini';

/** How a host writes it down. */
interface Convention {
  readonly names: Names;
  readonly caches: 'inside' | 'beside' | 'untold';
  readonly thoughts: 'inside' | 'beside' | 'in the total' | 'beside, untotalled';
  readonly total: 'all' | 'none';
  readonly tools: 'inside' | 'beside' | 'beside, untotalled';
  /** What was written to a cache is told by how long it stays, without the sum. */
  readonly splits: boolean;
  readonly asText: boolean;
}

function writeUsage(truth: Truth, how: Convention): object {
  const { names, caches, thoughts, total, tools, asText } = how;
  const cached = truth.read + truth.write;
  const input =
    truth.plain + (caches === 'beside' ? 0 : cached) + (tools === 'inside' ? truth.tools : 0);
  const output = truth.visible + (thoughts === 'inside' ? truth.thoughts : 0);
  const prompt = truth.plain + cached + (tools === 'beside, untotalled' ? 0 : truth.tools);
  const all = prompt + truth.visible + truth.thoughts;
  const say = (count: number) => (asText ? String(count) : count);
  const told = caches !== 'untold';
  const reasons = thoughts !== 'in the total';
  const sum = total === 'all' ? say(all) : undefined;
  switch (names) {
    case 'Gemini':
      return {
        promptTokenCount: say(input),
        candidatesTokenCount: say(output),
        ...(reasons && { thoughtsTokenCount: say(truth.thoughts) }),
        ...(told && { cachedContentTokenCount: say(truth.read) }),
        toolUsePromptTokenCount: say(truth.tools),
        ...(sum !== undefined && { totalTokenCount: sum }),
      };
    case 'Anthropic':
      return {
        input_tokens: say(input),
        output_tokens: say(output),
        ...(told && { cache_read_input_tokens: say(truth.read) }),
        ...(told && (how.splits ? writeSplit(truth.write, say) : writeSum(truth.write, say))),
        ...(reasons && { output_tokens_details: { reasoning_tokens: say(truth.thoughts) } }),
        ...(sum !== undefined && { total_tokens: sum }),
      };
    default:
      return {
        prompt_tokens: say(input),
        completion_tokens: say(output),
        ...(reasons && { completion_tokens_details: { reasoning_tokens: say(truth.thoughts) } }),
        ...(told && names === 'DeepSeek' && { prompt_cache_hit_tokens: say(truth.read) }),
        ...(told &&
          names === 'OpenAI' && {
            prompt_tokens_details: {
              cached_tokens: say(truth.read),
              cache_write_tokens: say(truth.write),
            },
          }),
        ...(sum !== undefined && { total_tokens: sum }),
      };
  }
}

type Say = (count: number) => number | string;

const writeSum = (write: number, say: Say) => ({ cache_creation_input_tokens: say(write) });

function writeSplit(write: number, say: Say): object {
  const hour = Math.floor(write / 3);
  return {
    cache_creation: {
      ephemeral_5m_input_tokens: say(write - hour),
      ephemeral_1h_input_tokens: say(hour),
    },
  };
}

/** What no reader can see is not in it: thoughts that are told nowhere, caches beside by no name. */
function isTold(truth: Truth, how: Convention): boolean {
  const { names, caches, thoughts, total, tools } = how;
  if ((names === 'Gemini' || names === 'DeepSeek') && truth.write > 0) return false;
  if (names !== 'Gemini' && truth.tools > 0) return false;
  if (thoughts === 'in the total' && total === 'none' && truth.thoughts > 0) return false;
  const cached = truth.read + truth.write;
  // Anthropic's names say beside; a total that agrees to the token is believed.
  const isDenied = caches === 'inside' && thoughts === 'in the total';
  if (isDenied && names === 'Anthropic' && truth.thoughts === cached) return cached <= 64;
  // By the names of the others a cache is a part of the prompt, where it fits into it.
  if (caches === 'beside' && names !== 'Anthropic' && total === 'none') {
    return cached > truth.plain + (tools === 'inside' ? truth.tools : 0);
  }
  return true;
}

const count = (max: number) => fc.oneof(fc.nat(60), fc.nat(max));
const truths = fc.record({
  plain: count(20_000).map(each => each + 1),
  read: count(20_000),
  write: count(3_000),
  tools: fc.oneof(fc.constant(0), count(3_000)),
  visible: count(4_000).map(each => each + 1),
  thoughts: count(4_000),
});
const conventions = fc.record<Convention>({
  names: fc.constantFrom('OpenAI', 'Anthropic', 'DeepSeek', 'Gemini'),
  caches: fc.constantFrom('inside', 'beside', 'untold'),
  thoughts: fc.constantFrom('inside', 'beside', 'in the total', 'beside, untotalled'),
  total: fc.constantFrom('all', 'none'),
  tools: fc.constantFrom('inside', 'beside', 'beside, untotalled'),
  splits: fc.boolean(),
  asText: fc.boolean(),
});

/** The total tells thoughts, and looks as if it told a cache beside the prompt. */
const AS_MANY_THOUGHTS_AS_CACHED = (['OpenAI', 'Anthropic'] as const).flatMap(names =>
  (['in the total', 'beside'] as const).map((thoughts): [Truth, Convention, number, number] => [
    { plain: 1, read: 56, write: 58, tools: 0, visible: 1, thoughts: 114 },
    {
      ...{ names, caches: 'inside', thoughts, total: 'all' },
      ...{ tools: 'inside', splits: false, asText: false },
    },
    ...([0, 0] as const),
  ]),
);

function assertDearest(usage: object, readings: readonly number[]): void {
  const booked = book(usage, Number.MAX_SAFE_INTEGER);
  for (const reading of readings) {
    assert.ok(booked >= reading, `${booked} < ${reading} of ${JSON.stringify(usage)}`);
  }
}

suite('counts', () => {
  test('are never booked below what the host bills, nor above what was reserved', () => {
    fc.assert(
      fc.property(truths, conventions, fc.nat(500), fc.nat(500), (truth, how, more, room) => {
        fc.pre(isTold(truth, how));
        fc.pre(how.caches !== 'untold' || truth.read + truth.write === 0);
        const { plain, read, write, tools, visible, thoughts } = truth;
        const reserved = computeWorstCost(
          PRICE,
          plain + read + write + tools + more,
          visible + thoughts + room,
        )!;
        const booked = book(writeUsage(truth, how), reserved);
        assert.ok(booked >= bill(truth), `${booked} < ${bill(truth)}`);
        assert.ok(booked <= reserved, `${booked} > ${reserved}`);
      }),
      { numRuns: 5_000, examples: AS_MANY_THOUGHTS_AS_CACHED },
    );
  });

  test('in any combination of fields are booked at the dearest reading of what was said', () => {
    const maybe = fc.option(fc.oneof(fc.nat(60), fc.nat(9_000)), { nil: undefined });
    const fields = fc.record({
      ...{ input: count(9_000).map(each => each + 1), output: count(9_000).map(each => each + 1) },
      ...{ total: maybe, reasoning: maybe, cached: maybe },
    });
    fc.assert(
      fc.property(fields, ({ input, output, total, reasoning, cached }) => {
        const usage = {
          ...{ prompt_tokens: input, completion_tokens: output },
          ...(total !== undefined && { total_tokens: total }),
          ...(reasoning !== undefined && {
            completion_tokens_details: { reasoning_tokens: reasoning },
          }),
          ...(cached !== undefined && { prompt_tokens_details: { cached_tokens: cached } }),
        };
        const read = Math.min(cached ?? 0, input);
        const prompt = (input - read) * RATES.in + read * RATES.read;
        const readings = [
          prompt + output * RATES.out,
          // Thoughts that are more than the answer stand beside it.
          ...((reasoning ?? 0) > output ? [prompt + (output + reasoning!) * RATES.out] : []),
          // Thoughts that no total denies may stand beside it.
          ...(total === undefined ? [prompt + (output + (reasoning ?? 0)) * RATES.out] : []),
          // What only the total knows of, where a cache does not explain it, is answer.
          ...(total !== undefined && (cached ?? 0) === 0
            ? [prompt + Math.max(output, total - input) * RATES.out]
            : []),
          // A cache that is more than the prompt stands beside it.
          ...((cached ?? 0) > input
            ? [input * RATES.in + cached! * RATES.read + output * RATES.out]
            : []),
        ];
        assertDearest(usage, readings);
      }),
      { numRuns: 5_000 },
    );
  });

  test('beside the prompt, in any combination, are booked at the dearest reading, too', () => {
    const maybe = fc.option(fc.oneof(fc.nat(60), fc.nat(9_000)), { nil: undefined });
    const more = count(9_000).map(each => each + 1);
    const fields = fc.record({
      ...{ input: more, output: more, total: maybe, reasoning: maybe },
      ...{ tools: maybe, read: maybe, minutes: maybe, hour: maybe, splits: fc.boolean() },
    });
    fc.assert(
      fc.property(fields, told => {
        const { input, output, read = 0, minutes = 0, hour = 0, tools = 0 } = told;
        const split = { ephemeral_5m_input_tokens: minutes, ephemeral_1h_input_tokens: hour };
        const usage = {
          ...{ input_tokens: input, output_tokens: output, total_tokens: told.total },
          ...{ toolUsePromptTokenCount: told.tools, cache_read_input_tokens: told.read },
          ...(told.reasoning !== undefined && { thoughtsTokenCount: told.reasoning }),
          ...(told.splits ? { cache_creation: split } : writeSum(minutes + hour, each => each)),
        };
        const plain = input * RATES.in + output * RATES.out;
        const caches = read * RATES.read + (minutes + hour) * RATES.write;
        assertDearest(usage, [
          plain + caches + tools * RATES.in,
          plain + caches + ((told.reasoning ?? 0) > output ? told.reasoning! * RATES.out : 0),
          ...(told.splits
            ? [plain + read * RATES.read + minutes * RATES.write + hour * 2 * RATES.in]
            : []),
        ]);
      }),
      { numRuns: 5_000 },
    );
  });
});
