/** What a result says of the answer: for a reader as it came, and the code exactly as it was checked. */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session } from '../session.ts';

const FENCE = '```';
const SECTION = `## Set up\n\nInstall it:\n\n${FENCE}sh\nnpm ci\n${FENCE}\n\nThen start it.\n`;
const FUNCTION = 'function half(x) {\n  return x / 2;\n}';
const WITH_WORDS = `Here is it:\n\n${FENCE}js\n${FUNCTION}\n${FENCE}\n\nIt halves x.`;
const PROSE = 'It halves what it is given.';

suite('an answer on the wire', () => {
  let paid: PaidServer;
  let session: Session;

  suiteSetup(async () => {
    paid = await startPaidServer({
      answers: {
        'set up': SECTION,
        'set-up': `${FENCE}\`markdown\n${SECTION}${FENCE}\``,
        halve: `<think>\nA function.\n</think>\n${WITH_WORDS}`,
        Explain: PROSE,
      },
      pricePerMTok: { input: 1, output: 2 },
      models: ['big'],
    });
    session = await openSession({
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
    });
  });
  suiteTeardown(async () => {
    await session.close();
    await paid.stop();
  });

  async function route(task: string, more: Record<string, unknown> = {}) {
    const output = await session.route({ task, model: 'openrouter/big', ...more });
    assert.equal(output.status, 'completed', output.error);
    return output;
  }

  test('a Markdown section is whole, with the block of commands in it', async () => {
    const given = { language: 'markdown', replaces: '## Set up\n' };
    for (const name of ['set up', 'set-up']) {
      const output = await route(`Rewrite the section on ${name}.`, given);
      assert.equal(output.code?.trim(), SECTION.trim(), name);
      assert.equal(output.language, 'markdown');
    }
  });

  test('the text has the words, without the thinking, and the code is alone', async () => {
    const output = await route('Write a JavaScript function that can halve a number.');
    assert.equal(output.text, WITH_WORDS);
    assert.equal(output.code, FUNCTION);
    assert.equal(output.language, 'javascript');
  });

  test('what replaces code is told as code alone', async () => {
    const output = await route('Write a JavaScript function that can halve a number.', {
      replaces: 'function half(x) {}',
    });
    assert.equal(output.text, FUNCTION);
    assert.equal(output.code, FUNCTION);
  });

  test('an answer in words has no code', async () => {
    const output = await route(`Explain this code.\n\n${FENCE}js\n${FUNCTION}\n${FENCE}`);
    assert.equal(output.text, PROSE);
    assert.ok(!('code' in output) && !('language' in output), JSON.stringify(output));
  });
});
