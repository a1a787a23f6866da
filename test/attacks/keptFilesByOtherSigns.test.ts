/** A kept file whose folders are joined by other signs than slashes: old systems', editors', languages'. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createPrivacyGuard,
  type PrivacyGuard,
} from '../../src/server/privacy/createPrivacyGuard.ts';
import { tallySuite } from './tally.ts';

const CODE = 'export const tariff = 1;';
const WAYS: Readonly<Record<string, (name: string) => { prompt: string; filePath?: string }>> = {
  'as a field': filePath => ({ prompt: 'Explain it.', filePath }),
  'as a header': name => ({ prompt: `File: ${name}\n${CODE}` }),
  'in a question': name => ({ prompt: `Warum geht ${name} nicht?\n${CODE}` }),
  'in a remark': name => ({ prompt: `\`\`\`ts\n// ${name}\n${CODE}\n\`\`\`` }),
  'in front': name => ({ prompt: `${name}\n${CODE}` }),
};

tallySuite('a kept file whose names other signs join', ({ attack, neighbour }) => {
  let root: string;
  let guard: PrivacyGuard;
  suiteSetup(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'locallama-signs-')));
    for (const folder of ['src/secrets/rates', 'open']) {
      mkdirSync(join(root, folder), { recursive: true });
    }
    for (const file of ['src/secrets/b.ts', 'src/secrets/rates/__init__.py', 'open/c.ts']) {
      writeFileSync(join(root, file), 'x = 1\n');
    }
    const own = { localOnly: ['secrets/**'], secretFiles: true, secrets: [], folders: [root] };
    guard = createPrivacyGuard(own, error => assert.fail(String(error)));
    await guard.ready();
  });
  suiteTeardown(() => rmSync(root, { recursive: true, force: true }));
  const judge = (task: { prompt: string; filePath?: string }) => guard.check(task).kind;

  for (const name of [
    'secrets:b.ts',
    'secrets::b.ts',
    'secrets\\b.ts',
    'secrets\u2192b.ts',
    'secrets \u2192 b.ts',
    '`secrets` \u2192 `b.ts`',
    'src \u203a secrets \u203a b.ts',
    'src > secrets > b.ts',
    'secrets / b.ts',
    'secrets|b.ts',
    'secrets\uff1ab.ts',
    'secrets\u00a5b.ts',
    'Macintosh HD:w:secrets:b.ts',
    'HEAD:secrets:b.ts:3',
    'secrets:new.ts',
    'secrets.b',
    'src.secrets.b',
    'secrets.b.ts',
    'Secrets.B',
    'crate::secrets::b',
    'secrets->b',
    'secrets.rates',
    'secrets:rates:__init__.py',
  ]) {
    for (const [way, write] of Object.entries(WAYS)) {
      attack(`${name} ${way}`, () => assert.equal(judge(write(name)), 'local-only'));
    }
  }
  attack('a module that a statement without a fence takes in', () =>
    assert.equal(judge({ prompt: `import secrets.b\nfrom secrets.b import tariff` }), 'local-only'),
  );
  for (const name of [
    'open:c.ts',
    'open::c.ts',
    'open \u2192 c.ts',
    'open.c',
    'secrets.token_hex',
    'secrets.GITHUB_TOKEN',
    'secrets:latest',
    'company/secrets:v1.2',
    'secrets > passwords.new',
    'secrets|grep',
    'secrets:rotate',
    'mysecrets:b.ts',
    'secretsOf.b',
    'std::secrets::engine',
    'secrets: c.ts',
  ]) {
    for (const [way, write] of Object.entries(WAYS)) {
      // Whoever writes words into the field of a path may mean each of them.
      if (way === 'as a field' && /\s|company/.test(name)) continue;
      neighbour(`${name} ${way}`, () => assert.equal(judge(write(name)), 'anywhere'));
    }
  }
  for (const prompt of [
    'Which is safer, https://example.com/secrets/b.ts or https://example.com/secrets:b.ts?',
    'Where do secrets go: b or c? I > you, a | b, x \u2192 y.',
    '| secrets | b |\n| --- | --- |\n| 1 | 2 |',
    `\`\`\`py\nimport secrets.b\nsecrets.b.run()\n\`\`\``,
    // Many names of modules are no reason to judge nothing.
    Array.from({ length: 5_000 }, (_, at) => `a${at}::b${at} > c`).join('\n'),
  ]) {
    neighbour(JSON.stringify(prompt.slice(0, 60)), () =>
      assert.equal(judge({ prompt }), 'anywhere'),
    );
  }
});
