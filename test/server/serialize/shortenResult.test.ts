/** What an agent that did not ask for more gets of a task: little, and enough. */
import assert from 'node:assert/strict';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import type { RouteTaskOutput } from '../../../src/protocol/tools/index.ts';
import { shortenResult } from '../../../src/server/serialize/index.ts';

const CODE = 'export function add(a, b) {\n  return a + b;\n}';
const FREE = { usd: 0, basis: 'free' } as const;
const CANDIDATE = {
  ...{ model: 'openrouter/acme/large', provider: 'openrouter', tier: 'paid', quality: 0.9 },
  ...{ expected_cost_usd: 0.012, worst_cost_usd: 0.04, expected_ms: 4_000, utility: 0.7 },
  why: 'good, dear',
} as const;
const ATTEMPT = { model: 'ollama/small', tier: 'local', duration_ms: 900, cost: FREE } as const;
const OUTPUT: RouteTaskOutput = {
  task_id: 'tJ3vQm0yB_x9k',
  status: 'completed',
  text: CODE,
  code: CODE,
  language: 'javascript',
  model: 'ollama/qwen2.5-coder:7b',
  provider: 'ollama',
  tier: 'local',
  reason: 'Local first: ollama/qwen2.5-coder:7b is likely right (88 %) and costs nothing.',
  verification: { outcome: 'accepted', by: 'tests', evidence: '4 tests passed in 0.2 s.' },
  decision: {
    route: 'local',
    score: 0.1,
    reason: 'Local first.',
    candidates: Array(20).fill(CANDIDATE),
    rejected: [],
  },
  attempts: [ATTEMPT],
  usage: { input_tokens: 312, output_tokens: 20 },
  cost: FREE,
};

const countTokens = (value: unknown) => encode(JSON.stringify(value)).length;

suite('shorten a result', () => {
  test('holds answer, model, verdict, cost and one reason, in 120 tokens beside the code', () => {
    const { text, code, ...rest } = shortenResult(OUTPUT);
    assert.deepEqual([text, code], [CODE, CODE]);
    assert.ok(countTokens(rest) <= 120, `${countTokens(rest)} tokens`);
    assert.equal(rest.model, OUTPUT.model);
    assert.equal(rest.verification?.outcome, 'accepted');
    assert.deepEqual(rest.cost, FREE);
    assert.equal(rest.reason, OUTPUT.reason);
  });

  test('a large code is there once; words around it are not lost', () => {
    const code = `${CODE}\n`.repeat(50);
    const bare = shortenResult({ ...OUTPUT, code, text: code });
    assert.equal('text' in bare, false);
    assert.equal(bare.code, code);
    const text = `Here it is:\n${code}`;
    assert.equal(shortenResult({ ...OUTPUT, code, text }).text, text);
  });

  test('what went wrong on the way is told, and all of it where there is no answer', () => {
    const attempts = [ATTEMPT, { ...ATTEMPT, model: 'ollama/other' }];
    assert.equal(shortenResult({ ...OUTPUT, attempts }).attempts?.length, 2);
    const failed = shortenResult({ ...OUTPUT, status: 'failed', error: 'No.' });
    assert.equal(failed.attempts?.length, 1);
    assert.equal(failed.error, 'No.');
  });

  test('long evidence and a long reason are cut, not in the middle of a character', () => {
    const long = `${'x'.repeat(198)}😀${'y'.repeat(300)}`;
    const verification = { outcome: 'accepted', by: 'tests', evidence: long } as const;
    const short = shortenResult({ ...OUTPUT, reason: long, verification });
    assert.ok(short.reason.length <= 200);
    assert.ok(short.reason.isWellFormed());
    assert.ok(short.verification!.evidence.length <= 240);
  });
});
