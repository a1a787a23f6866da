/** `openrouter-models.json` overrides the catalogue, never below its price, and each odd entry is named. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model, Price } from '../../../src/core/types.ts';
import { applyModelFile, readModelFile } from '../../../src/server/models/index.ts';

function priced(input: number, output: number): Price {
  return {
    kind: 'priced',
    base: { inputNanoUsdPerMTok: input, outputNanoUsdPerMTok: output },
    tiers: [],
    requestNanoUsd: 0,
    source: { from: 'openrouter', asOf: '2026-11-28', stale: false },
  };
}
const MODEL: Model = {
  ...{ id: 'openrouter/a/b', provider: 'openrouter', name: 'a/b', tier: 'paid' },
  ...{ contextTokens: 1_000, price: priced(1e9, 2e9) },
};

suite('openrouter-models.json', () => {
  let home: string;
  setup(() => {
    home = mkdtempSync(join(tmpdir(), 'locallama-models-'));
  });
  teardown(() => rmSync(home, { recursive: true }));

  const read = (content: unknown) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(home, 'openrouter-models.json'), text);
    return readModelFile(home);
  };
  const apply = (entry: object, model = MODEL) => {
    const file = read({ models: [{ id: 'a/b', ...entry }] });
    assert.deepEqual(file.problems, []);
    return applyModelFile([model], file, 'openrouter')[0]!;
  };

  test('none is none', () => {
    assert.deepEqual(readModelFile(home), { entries: new Map(), problems: [] });
  });

  test('overrides windows, speed and price', () => {
    const found = apply({
      capabilities: { max_tokens: 64_000, max_output_tokens: 4_000 },
      cost_config: { input_cost_per_token: 0.000002, output_cost_per_token: 0.000004 },
      performance_profile: { average_speed: 55 },
    });
    const { contextTokens, maxOutputTokens, tokensPerSecond, price } = found;
    assert.deepEqual([contextTokens, maxOutputTokens, tokensPerSecond], [64_000, 4_000, 55]);
    assert.ok(price.kind === 'priced');
    assert.deepEqual(price.base, { inputNanoUsdPerMTok: 2e9, outputNanoUsdPerMTok: 4e9 });
    assert.deepEqual(apply({ capabilities: {}, cost_config: {}, performance_profile: {} }), MODEL);
  });

  test('a lower price does not count, an unknown one is filled', () => {
    const cheap = { cost_config: { cost_per_token: 0.0000000001 } };
    assert.deepEqual(apply(cheap).price, MODEL.price);
    const unknown = apply(cheap, { ...MODEL, price: { kind: 'unknown' } }).price;
    assert.ok(unknown.kind === 'priced' && unknown.base.inputNanoUsdPerMTok === 100_000);
  });

  test('is about OpenRouter alone', () => {
    const own = { ...MODEL, id: 'box/a/b', provider: 'box' };
    assert.deepEqual(apply({ capabilities: { max_tokens: 5 } }, own), own);
  });

  test('names every odd entry, and keeps the others', () => {
    const { entries, problems } = read({
      models: [
        { id: 'good' },
        { id: 'x', capabilities: { max_tokens: -1 } },
        { capabilities: {} },
        { id: 'y', cost_config: { cost_per_token: '0.1' } },
        { id: 'z', capabilities: { specializations: ['rust'] } },
        { id: 'good' },
        'odd',
      ],
    });
    assert.deepEqual([...entries.keys()], ['good']);
    const named = problems.map(each => /models\[(\d)\]([.\w]*)/.exec(each)!.slice(1).join(''));
    assert.deepEqual(named, [
      ...['1.capabilities.max_tokens', '2.id', '3.cost_config.cost_per_token'],
      ...['4.capabilities', '5', '6'],
    ]);
    assert.match(problems[3]!, /specializations/);
    assert.match(read('{').problems[0]!, /cannot be read/);
    assert.match(read({ model: [] }).problems[0]!, /no list "models"/);
  });
});
