/** Evidence that looks like a secret is kept back; the task itself may still escalate. */
import assert from 'node:assert/strict';
import { findSecret } from '../../../src/core/decision-engine/rules/findSecret.ts';
import { openSession } from '../session.ts';
import { answering, GRATIS } from './servers.ts';

const RIGHT = "export function dsn(user, host) {\n  return 'db://' + user + '@' + host;\n}\n";
const WRONG = RIGHT.replace("'@'", "':k3qv9w@'");
const fenced = (code: string) => `\`\`\`js\n${code}\`\`\``;
const TESTS = `import assert from 'node:assert/strict';
assert.equal(dsn('app', 'h'), ['db:', '', 'app' + String.fromCharCode(64) + 'h'].join('/'));`;

suite('evidence with the shape of a secret', function () {
  this.timeout(60_000);

  test('is kept back, and the task escalates all the same', async () => {
    await using near = await answering(fenced(WRONG), { ...GRATIS, models: ['qwen2.5-coder:32b'] });
    await using far = await answering(fenced(RIGHT), {
      models: ['anthropic/claude-sonnet-4.5'],
      key: 'sk-or-1234567',
      pricePerMTok: { input: 3, output: 15 },
    });
    const session = await openSession({
      LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'near', baseUrl: near.baseUrl, tier: 'local' }]),
      OPENROUTER_ENDPOINT: far.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-1234567',
    });
    try {
      const { status, attempts } = await session.route({
        task: 'Write a JavaScript function `dsn(user, host)` that joins them with an at sign.',
        ...{ language: 'javascript', complexity: 0, tests: TESTS },
      });
      const evidence = attempts[0]?.verdict?.evidence ?? '';
      assert.match(findSecret([evidence], []) ?? '', /connection string/, evidence);
      assert.equal(status, 'completed');
      const sent = JSON.stringify(far.requests);
      assert.match(sent, /what the check said is kept here/);
      assert.ok(!sent.includes('k3qv9w'), 'what looks like a secret left');
    } finally {
      await session.close();
    }
  });
});
