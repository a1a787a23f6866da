/** What goes wrong beside money is told with the warnings about money. */
import assert from 'node:assert/strict';
import { startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, until } from '../session.ts';

suite('warnings of trouble', function () {
  this.timeout(60_000);

  test('an hour of failing tasks is told, with what to do', async () => {
    const server = await startPaidServer({
      answers: () => 'x',
      pricePerMTok: { input: 0, output: 0 },
      models: ['coder-7b'],
      refuse: () => ({ status: 401, body: { error: { message: 'wrong key' } } }),
    });
    const session = await openSession({
      LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'box', baseUrl: server.baseUrl, tier: 'local' }]),
    });
    try {
      for (let each = 0; each < 7; each += 1) {
        await session.route({ task: 'Write a function.', model: 'box/coder-7b' });
      }
      const log = await until(() => session.stderr().includes('"msg":"task"'), 5_000);
      assert.ok(log);
      const { alerts } = await session.spend();
      const told = alerts.map(({ message }) => message).join('\n');
      assert.match(told, /\d of the \d+ tasks of the last hour failed.*locallama doctor/);
      const line = session
        .stderr()
        .split('\n')
        .find(each => each.includes('"msg":"task"'))!;
      const { level, ok, model, attempts } = JSON.parse(line);
      assert.deepEqual([level, ok, model], ['info', false, 'box/coder-7b']);
      assert.ok(attempts >= 1);
    } finally {
      await session.close();
      await server.stop();
    }
  });
});
