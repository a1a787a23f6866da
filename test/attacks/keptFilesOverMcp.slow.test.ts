/** From a client's call to the socket: nothing of a kept file reaches a host, and the rules are told. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answering } from '../server/execute/servers.ts';
import { openSession, type Session } from '../server/session.ts';
import { tallySuite } from './tally.ts';

const KEY = 'sk-or-1234567';
const SECRET = Array.from(
  { length: 9 },
  (_, at) => `export const rate${at * 7} = ${at}.${at * 37}1;`,
);

tallySuite('a kept file in a call of a client', ({ attack, neighbour }) => {
  let root: string;
  setup(() => {
    root = mkdtempSync(join(tmpdir(), 'locallama-call-'));
    mkdirSync(join(root, 'secrets'));
    writeFileSync(join(root, 'secrets/rates.ts'), SECRET.join('\n'));
    writeFileSync(join(root, 'open.ts'), 'export const open = 1;\n');
  });
  teardown(() => rmSync(root, { recursive: true, force: true }));

  /** The words that reached the host. */
  async function ask(env: Record<string, string>, args: object, roots: readonly string[] = []) {
    await using far = await answering('OK', { key: KEY, pricePerMTok: { input: 3, output: 15 } });
    const session: Session = await openSession(
      {
        LOCALLAMA_LOCAL_ONLY: 'secrets/**',
        OPENROUTER_ENDPOINT: far.baseUrl,
        OPENROUTER_API_KEY: KEY,
        LOCALLAMA_BUDGET_MONTHLY_USD: '5',
        ...env,
      },
      undefined,
      undefined,
      roots.map(each => pathToFileURL(each).href),
    );
    try {
      const output = await session.route({ task: 'Explain it.', context_length: 0, ...args });
      return { sent: far.completions.length, output };
    } finally {
      await session.close();
    }
  }

  for (const [what, args] of Object.entries({
    'by its text': { task: `Explain:\n${SECRET.join('\n')}` },
    'in the system prompt': { system: SECRET.join('\n') },
    'in the tests': { tests: SECRET.join('\n') },
    'in what is replaced': { task: 'Fix it.', replaces: SECRET.join('\n') },
    'by its path': { file_path: '@secrets/rates.ts' },
    'by a header': { task: 'File: secrets/rates.ts\nexport const a = 1;' },
  })) {
    attack(what, async () => {
      const { sent, output } = await ask({ LOCALLAMA_WORKSPACE: root }, args);
      assert.equal(sent, 0);
      assert.equal(output.status, 'refused');
      assert.match(output.error ?? '', /secrets/);
    });
  }

  attack('in a folder that only the client names', async () => {
    const { sent } = await ask({}, { task: SECRET.join('\n') }, [root]);
    assert.equal(sent, 0);
  });

  attack(
    'an absolute rule and a relative path, in a folder that only the client names',
    async () => {
      const env = { LOCALLAMA_LOCAL_ONLY: `${root}/**` };
      assert.equal((await ask(env, { file_path: 'open.ts' }, [root])).sent, 0);
    },
  );

  neighbour('a public file', async () => {
    const task = 'Explain this in one word: export const open = 1;';
    const { sent } = await ask({ LOCALLAMA_WORKSPACE: root }, { task, file_path: 'open.ts' });
    assert.ok(sent > 0);
  });

  neighbour('the same text where no rule keeps it', async () => {
    const env = { LOCALLAMA_WORKSPACE: root, LOCALLAMA_LOCAL_ONLY: 'other/**' };
    assert.ok((await ask(env, { task: SECRET.join('\n') })).sent > 0);
  });
});
