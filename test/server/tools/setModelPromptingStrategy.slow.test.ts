/** How a model is spoken to: what a person sets is sent, kept, shown, shared, and can be taken back. */
import assert from 'node:assert/strict';
import type { PromptingStrategyResource } from '../../../src/protocol/resources.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session, textOf } from '../session.ts';

const TOOL = 'set_model_prompting_strategy';
const MODEL = 'openrouter/big';

suite('prompting strategies', () => {
  let paid: PaidServer;
  let session: Session;
  let env: Record<string, string>;

  suiteSetup(async () => {
    paid = await startPaidServer({
      answers: {},
      otherwise: 'Yes.',
      pricePerMTok: { input: 1, output: 2 },
      models: ['big', 'other'],
    });
    env = { OPENROUTER_ENDPOINT: paid.baseUrl, OPENROUTER_API_KEY: 'sk-or-v1-test-key' };
    session = await openSession(env);
  });
  suiteTeardown(async () => {
    await session.close();
    await paid.stop();
  });
  setup(() => session.call(TOOL, { model_id: MODEL }));

  /** What a model is sent for a task, as `role: content` lines. */
  async function sent(by: Session, model = MODEL): Promise<string> {
    const output = await by.route({ task: 'Explain closures.', model });
    assert.equal(output.status, 'completed', JSON.stringify(output));
    const { messages = [] } = paid.completions.at(-1)?.body ?? {};
    return messages.map(({ role, content }) => `${role}: ${content}`).join('\n');
  }

  async function shown(by: Session, model = MODEL): Promise<PromptingStrategyResource> {
    const uri = `locallama://openrouter/prompting-strategy/${model}`;
    const { contents } = await by.client.readResource({ uri });
    return JSON.parse((contents[0] as { text: string }).text);
  }

  test('what was set is sent to that model alone, and shown as set', async () => {
    const strategy = {
      system_prompt: 'Speak like a pirate.',
      user_template: 'Ahoy: {{task}} Arr.',
    };
    const result = await session.call(TOOL, { model_id: MODEL, ...strategy });
    assert.ok(!result.isError, textOf(result));
    const wanted = { ...strategy, use_chat_format: true };
    const output = result.structuredContent as PromptingStrategyResource;
    assert.deepEqual([output.origin, output.strategy], ['set', wanted]);
    assert.equal(
      await sent(session),
      'system: Speak like a pirate.\nuser: Ahoy: Explain closures. Arr.',
    );
    assert.doesNotMatch(await sent(session, 'openrouter/other'), /pirate|Ahoy/);
    assert.deepEqual(await shown(session), output);
    assert.equal((await shown(session, 'openrouter/other')).origin, 'built-in');
  });

  test('it is shared with other processes, and outlives its own', async () => {
    await session.call(TOOL, { model_id: MODEL, system_prompt: 'Be a poet.' });
    const other = await openSession(env, session.home);
    try {
      assert.match(await sent(other), /^system: Be a poet\.\n/);
      await other.call(TOOL, { model_id: MODEL, system_prompt: 'Be a clerk.' });
    } finally {
      await other.close();
    }
    assert.match(await sent(session), /^system: Be a clerk\.\n/);
  });

  test('with the name of the model alone the built-in strategy is back', async () => {
    const before = await shown(session);
    await session.call(TOOL, { model_id: MODEL, system_prompt: 'Be brief.' });
    assert.notDeepEqual(await shown(session), before);
    await session.call(TOOL, { model_id: MODEL });
    assert.deepEqual(await shown(session), before);
    assert.equal(before.origin, 'built-in');
  });

  test('one call replaces the other whole; an empty text sends nothing', async () => {
    await session.call(TOOL, { model_id: MODEL, user_template: 'Q: {{task}}' });
    await session.call(TOOL, { model_id: MODEL, system_prompt: '' });
    assert.equal(await sent(session), 'user: Explain closures.');
  });

  test('without chat format everything is one prompt', async () => {
    const strategy = { system_prompt: 'S', assistant_template: 'A:', use_chat_format: false };
    await session.call(TOOL, { model_id: MODEL, ...strategy });
    assert.equal(await sent(session), 'user: S\n\nExplain closures.\n\nA:');
  });

  test('a bare name holds at every end point, and one for the id counts before it', async () => {
    await session.call(TOOL, { model_id: 'other', system_prompt: 'By name.' });
    assert.match(await sent(session, 'openrouter/other'), /^system: By name\.\n/);
    await session.call(TOOL, { model_id: 'openrouter/other', system_prompt: 'By id.' });
    assert.match(await sent(session, 'openrouter/other'), /^system: By id\.\n/);
  });

  function checkOlder(name: string, older: Readonly<Record<string, unknown>>) {
    test(`the original's names are understood: ${name}`, async () => {
      const result = await session.call(TOOL, older);
      assert.deepEqual((result.structuredContent as PromptingStrategyResource).strategy, {
        system_prompt: 'S',
        user_template: 'U {{task}}',
        assistant_template: 'A',
        use_chat_format: false,
      });
    });
  }
  const texts = { user_prompt: 'U {{task}}', assistant_prompt: 'A', use_chat: false };
  checkOlder('later versions', {
    model_id: MODEL,
    system_prompt: 'S',
    ...texts,
    success_rate: 0.7,
  });
  checkOlder('first version', {
    ...{ task: MODEL, context_length: 0, expected_output_length: 'S' },
    ...{ priority: 'U {{task}}', complexity: 'A', preemptive: false },
  });

  function checkWrong(name: string, args: Readonly<Record<string, unknown>>, wanted: RegExp) {
    test(`refused: ${name}`, async () => {
      const before = await shown(session);
      const result = await session.call(TOOL, args);
      assert.equal(result.isError, true);
      assert.match(textOf(result), wanted);
      assert.deepEqual(await shown(session), before);
    });
  }
  checkWrong('no model', { system_prompt: 'x' }, /model_id.*received nothing/);
  checkWrong('an empty model', { model_id: ' ' }, /model_id: is empty/);
  checkWrong(
    'a text that is too long',
    { model_id: MODEL, user_template: 'x'.repeat(16_385) },
    /user_template: it has 16385 characters; at most 16384/,
  );
  checkWrong(
    'a NUL',
    { model_id: MODEL, system_prompt: 'a\0b' },
    /system_prompt: it contains a NUL/,
  );
  checkWrong('a number', { model_id: MODEL, system_prompt: 500 }, /system_prompt.*received 500/);
  checkWrong(
    'a format that is no boolean',
    { model_id: MODEL, use_chat_format: 'no' },
    /use_chat_format.*received "no"/,
  );

  checkWrong(
    'a model that nobody offers',
    { model_id: 'bi', system_prompt: 'x' },
    /model_id: nothing was set.*No end point offers "bi" now.*openrouter\/big/,
  );
  checkWrong(
    'a placeholder that nothing fills',
    { model_id: MODEL, user_template: 'Do: {{content}}' },
    /user_template: it has \{\{content\}\}.*\{\{task\}\}/,
  );
});
