/** A project's own check makes a cheap first try worth while, as tests do: the decision knows of it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PaidServer, startPaidServer } from '../../../fakes/paidServer.ts';
import { type Env, openSession } from '../../session.ts';

const CODE = 'function add(a, b) {\n  return a - b;\n}\n';
const TASK = {
  ...{ task: `Fix this.\n\n\`\`\`js\n${CODE}\`\`\``, complexity: 0.6 },
  ...{ file_path: 'add.js', replaces: CODE },
};

suite('the route with a project check', () => {
  let paid: PaidServer;
  let near: PaidServer;
  let root: string;

  suiteSetup(async () => {
    const common = { answers: {}, otherwise: CODE };
    const gratis = { pricePerMTok: { input: 0, output: 0 } };
    near = await startPaidServer({ ...common, ...gratis, models: ['coder'] });
    const prices = { pricePerMTok: { input: 3, output: 15 } };
    paid = await startPaidServer({ ...common, ...prices, models: ['anthropic/claude-sonnet-4'] });
    root = mkdtempSync(join(tmpdir(), 'locallama-project-'));
    writeFileSync(join(root, 'add.js'), CODE);
  });
  suiteTeardown(async () => {
    await Promise.all([paid.stop(), near.stop()]);
    rmSync(root, { recursive: true, force: true });
  });

  async function routeOf(task: object, env: Env): Promise<string> {
    const providers = [{ id: 'near', baseUrl: `${near.url}/v1`, tier: 'local' }];
    const session = await openSession({
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_PROVIDERS: JSON.stringify(providers),
      ...env,
    });
    try {
      return (await session.route({ ...task, execute: false })).decision.route;
    } finally {
      await session.close();
    }
  }
  const checked = () => ({
    LOCALLAMA_VERIFY_COMMAND: 'node --check add.js',
    LOCALLAMA_WORKSPACE: root,
  });

  test('without one, a weak local model is not worth a try', async () => {
    assert.equal(await routeOf(TASK, {}), 'paid');
  });
  test('with one it is', async () => {
    assert.equal(await routeOf(TASK, checked()), 'cascade');
  });
  test('not where the check says nothing of this task', async () => {
    assert.equal(await routeOf({ ...TASK, replaces: 'elsewhere' }, checked()), 'paid');
  });
});
