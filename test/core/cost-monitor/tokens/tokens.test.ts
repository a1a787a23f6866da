/** The bound that reservations rest on, held against two real tokenizers over hostile text. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  type Encoding,
  findEncoding,
  loadExactCounter,
} from '../../../../src/core/cost-monitor/tokens/exactTokens.ts';
import { measureTextStatistics } from '../../../../src/core/cost-monitor/tokens/measureTextStatistics.ts';
import {
  CHAT_TEMPLATE_TOKENS,
  countTokens,
  ESTIMATE_MARGIN,
} from '../../../../src/core/cost-monitor/tokens/tokens.ts';
import { SAMPLES } from './textSamples.ts';

type Count = (text: string) => number;
const truth = new Map<Encoding, Count>();
const ENCODINGS: readonly Encoding[] = ['o200k_base', 'cl100k_base'];

/** The bound without what a chat template may add: the text's own. */
const bound = (text: string) => countTokens(text).upper - CHAT_TEMPLATE_TOKENS;

suite('token counts', () => {
  suiteSetup(async () => {
    const asText = { disallowedSpecial: new Set<string>() };
    const o200k = await import('gpt-tokenizer/encoding/o200k_base');
    const cl100k = await import('gpt-tokenizer/encoding/cl100k_base');
    truth.set('o200k_base', text => o200k.countTokens(text, asText));
    truth.set('cl100k_base', text => cl100k.countTokens(text, asText));
  });

  for (const [name, text] of Object.entries(SAMPLES)) {
    test(`${name}: counted tokens stay within the bound`, () => {
      for (const encoding of ENCODINGS) assert.ok(truth.get(encoding)!(text) <= bound(text));
    });
  }

  const piece = fc.oneof(
    fc.constantFrom(...Object.values(SAMPLES)),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ maxLength: 80 }),
    fc.constantFrom('\ud800', '\udc00', '\0', '\u202e', '<|endoftext|>', '\r\n', '\u00a0'),
    fc
      .tuple(fc.constantFrom('a', ' ', '=', '\n', '漢', '🦙', 'é'), fc.nat(250))
      .map(([char, times]) => char.repeat(times)),
  );
  const anyText = fc.array(piece, { maxLength: 6 }).map(pieces => pieces.join(''));

  test('no text whatever has more tokens than the bound', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const encoding of ENCODINGS) assert.ok(truth.get(encoding)!(text) <= bound(text));
      }),
      { numRuns: 300 },
    );
  });

  test('an exact counter agrees with the tokenizer; its bound holds where it cuts', async () => {
    for (const encoding of ENCODINGS) {
      const count = await loadExactCounter(encoding);
      const long = fc.tuple(anyText, fc.constantFrom('a', ' ', '-', 'é', '\n'), fc.nat(1_200));
      fc.assert(
        fc.property(long, anyText, ([text, char, times], rest) => {
          const whole = `${text}${char.repeat(times)}${rest}`;
          const counted = count(whole);
          const true_ = truth.get(encoding)!(whole);
          assert.ok(true_ <= counted.upper, `${true_} > ${counted.upper}`);
          if (counted.exact) assert.equal(counted.tokens, true_);
        }),
        { numRuns: 150 },
      );
    }
  });

  test('a run of a million letters is counted at once', async () => {
    const count = await loadExactCounter('o200k_base');
    const counted = count('a'.repeat(1_000_000));
    assert.equal(counted.exact, false);
    assert.ok(counted.upper >= 1_000_000 / 8);
  });

  test('estimates of ordinary text are within their margin in most cases', () => {
    const own = [
      'money/money',
      'tokens/tokens',
      'money/pricing',
      'budgets/periods',
      'budgets/alerts',
      'money/priceList',
    ].map(name =>
      readFileSync(
        new URL(`../../../../src/core/cost-monitor/${name}.ts`, import.meta.url),
        'utf8',
      ),
    );
    const off = own.filter(text => {
      const real = truth.get('o200k_base')!(text);
      return Math.abs(countTokens(text).expected - real) > real * ESTIMATE_MARGIN;
    });
    assert.deepEqual(off.length, 0);
  });

  test('with an exact counter the basis and the margin say so', async () => {
    const counted = countTokens('const one = 1;', await loadExactCounter('o200k_base'));
    assert.deepEqual(counted, {
      expected: 6,
      upper: 6 + CHAT_TEMPLATE_TOKENS,
      margin: 0,
      basis: 'exact',
    });
  });

  test('bytes are counted as UTF-8 sends them, lone surrogates included', () => {
    fc.assert(
      fc.property(anyText, text => {
        assert.equal(measureTextStatistics(text).utf8Bytes, Buffer.byteLength(text));
      }),
    );
  });

  test('families are known by the name of their models', () => {
    assert.equal(findEncoding('openrouter/openai/gpt-5-mini'), 'o200k_base');
    assert.equal(findEncoding('openai/o3'), 'o200k_base');
    assert.equal(findEncoding('gpt-4.1-nano'), 'o200k_base');
    assert.equal(findEncoding('gpt-4-turbo'), 'cl100k_base');
    assert.equal(findEncoding('gpt-3.5-turbo'), 'cl100k_base');
    assert.equal(findEncoding('qwen2.5-coder:7b'), null);
    assert.equal(findEncoding('anthropic/claude-sonnet-4'), null);
  });
});
