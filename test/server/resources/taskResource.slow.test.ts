/** Why a task went where it went can be read afterwards, also by another process, and tells no word of it. */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, type Session } from '../session.ts';

suite('task resource', () => {
  let paid: PaidServer;
  suiteSetup(async () => {
    const pricePerMTok = { input: 1, output: 2 };
    const answers = { answers: {}, otherwise: 'Yes.', models: ['big', 'huge'] };
    paid = await startPaidServer({ ...answers, pricePerMTok });
  });
  suiteTeardown(() => paid.stop());

  const read = async ({ client }: Session, taskId: string) => {
    const { contents } = await client.readResource({ uri: `locallama://tasks/${taskId}` });
    return String(contents[0] && 'text' in contents[0] ? contents[0].text : '');
  };

  test('has every model that was considered, in every process', async () => {
    const env = { OPENROUTER_ENDPOINT: paid.baseUrl, OPENROUTER_API_KEY: 'sk-or-v1-test-key' };
    const home = newHome();
    const one = await openSession(env, home);
    const output = await one.route({ task: 'Explain the word sesquipedalian.' });
    const own = await read(one, output.task_id).finally(() => one.close());
    const other = await openSession(env, home);
    try {
      const text = await read(other, output.task_id);
      assert.equal(text, own);
      assert.deepEqual(JSON.parse(text), { task_id: output.task_id, decision: output.decision });
      assert.doesNotMatch(text, /sesquipedalian/);
      await assert.rejects(read(other, 'nobody'), /No decision of the task nobody is kept/);
    } finally {
      await other.close();
    }
  });
});
