/** What goes to a model beside the task: by instruction, within its share, and by the rules of each part's file. */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session } from '../session.ts';

const FENCE = '```';
const CODE = '  total() {\n    return sum(this.items);\n  }\n';
const CONTEXT = {
  before:
    "import { sum } from './money.js';\n\nexport class Cart {\n  add(item) {\n    this.items.push(item);\n  }\n\n",
  after: '\n  clear() {\n    this.items = [];\n  }\n}\n',
  diagnostics: ["Error at `return sum(this.items);`: 'sum' takes numbers"],
  related: [
    { file_path: '/w/money.js', text: 'export function sum(xs) {\n  return 1;\n}' },
    { file_path: '/w/secrets/keys.js', text: 'export const vault = "of the bank";' },
  ],
};

suite('context of a routed task', () => {
  let paid: PaidServer;
  let session: Session;
  suiteSetup(async () => {
    paid = await startPaidServer({
      answers: () => `${FENCE}js\n${CODE}${FENCE}`,
      pricePerMTok: { input: 1, output: 2 },
      models: ['big'],
    });
    session = await openSession({
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_LOCAL_ONLY: 'secrets',
    });
  });
  suiteTeardown(async () => {
    await session.close();
    await paid.stop();
  });

  async function route(more: Record<string, unknown>) {
    const task = `Do it.\n\n${FENCE}js\n${CODE}${FENCE}`;
    const given = { task, model: 'openrouter/big', language: 'javascript', context: CONTEXT };
    const output = await session.route({ ...given, file_path: '/w/cart.js', ...more });
    assert.equal(output.status, 'completed', output.error);
    const asked = paid.completions.at(-1)?.prompt ?? '';
    const shown = output.context?.map(({ what }) => what).join(' ');
    return { output, asked, shown };
  }

  test('a fix is told what the editor reports, and what the code stands in', async () => {
    const { output, asked, shown } = await route({ intent: 'fix', replaces: CODE });
    assert.equal(shown, 'diagnostics imports enclosing related outline');
    for (const part of [
      "'sum' takes numbers",
      "from './money.js'",
      'class Cart',
      'money.js has:',
    ]) {
      assert.ok(asked.includes(part), part);
    }
    assert.ok(!asked.includes('/w/money.js'), 'where files lie is nobody’s business');
    const related = output.context?.find(({ what }) => what === 'related');
    assert.deepEqual(related, { what: 'related', file_path: '/w/money.js', lines: 3 });
  });

  test('a renaming is told the outline, and no more', async () => {
    const { asked, shown } = await route({ intent: 'rename', replaces: CODE });
    assert.equal(shown, 'enclosing outline');
    assert.doesNotMatch(asked, /takes numbers|money/);
  });

  test('a file that stays here is told to no model elsewhere, and the task goes on', async () => {
    for (const intent of ['fix', 'explain', 'test', 'types', 'complete']) {
      const { asked } = await route({ intent });
      assert.ok(!asked.includes('vault'), intent);
    }
  });

  test('without context nothing is added', async () => {
    const { asked, shown } = await route({ intent: 'fix', context: undefined });
    assert.equal(shown, undefined);
    assert.doesNotMatch(asked, /For reference/);
  });

  test('a large file adds no more than its share', async () => {
    const { asked: bare } = await route({ intent: 'complete', context: undefined, replaces: CODE });
    const before = Array.from({ length: 5_000 }, (_, n) => `const value${n} = ${n};`).join('\n');
    const large = { before, after: before };
    const { asked } = await route({ intent: 'complete', context: large, replaces: CODE });
    assert.ok(asked.length > bare.length + 1_000);
    assert.ok(asked.length < bare.length + 1_500 * 3 + 500, `${asked.length - bare.length}`);
  });

  test('a secret in the surroundings stays, and does not keep the task here', async () => {
    const key = ['ghp', '_', 'A1b2'.repeat(9)].join('');
    const context = { ...CONTEXT, before: `const key = '${key}';\n${CONTEXT.before}` };
    const { output, asked } = await route({ intent: 'complete', context, replaces: CODE });
    assert.equal(output.tier, 'paid');
    assert.ok(!asked.includes(key));
    assert.ok(asked.includes("from './money.js'"), 'the other parts go along');
  });
});
