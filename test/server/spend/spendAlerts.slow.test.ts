/** A warning about money is shown once per period, in one window, whatever number is open. */
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import * as z from 'zod';
import { ALERT_METHOD, ALERTS_CAPABILITY } from '../../../src/protocol/alerts.ts';
import { startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, PROGRAM, quietEnv, until } from '../session.ts';

const AlertNotification = z.object({
  method: z.literal(ALERT_METHOD),
  params: z.object({ level: z.string(), message: z.string() }),
});

async function openWindow(env: Record<string, string>, shows: boolean) {
  const experimental = shows ? { [ALERTS_CAPABILITY]: {} } : {};
  const client = new Client({ name: 'window', version: '1' }, { capabilities: { experimental } });
  const alerts: string[] = [];
  client.setNotificationHandler(
    AlertNotification,
    ({ params }) => void alerts.push(params.message),
  );
  const args = [PROGRAM, 'serve'];
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args, env, stderr: 'ignore' }),
  );
  return { client, alerts };
}

suite('alerts', () => {
  test('half of the daily budget is announced once, in one of two windows', async () => {
    const paid = await startPaidServer({
      answers: {},
      otherwise: 'An answer of some length, so that it costs something at these prices.',
      pricePerMTok: { input: 100, output: 100 },
      models: ['big'],
    });
    const env = quietEnv(newHome(), {
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_BUDGET_DAILY_USD: '1',
      COST_ALERT_THRESHOLD: '0.001',
    });
    const mute = await openWindow(env, false);
    const one = await openWindow(env, true);
    const two = await openWindow(env, true);
    try {
      const call = { task: 'Explain closures.', context_length: 0, model: 'openrouter/big' };
      await mute.client.callTool({ name: 'route_task', arguments: call });
      const all = () => [...one.alerts, ...two.alerts];
      await until(() => all().some(message => message.includes('threshold')), 5_000);
      await mute.client.callTool({ name: 'route_task', arguments: call });
      await new Promise(resolve => setTimeout(resolve, 1_500));
      assert.equal(all().filter(message => message.includes('threshold')).length, 1);
      assert.deepEqual(mute.alerts, []);
    } finally {
      await Promise.all([mute, one, two].map(({ client }) => client.close()));
      await paid.stop();
    }
  });
});
