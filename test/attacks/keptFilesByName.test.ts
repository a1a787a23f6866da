/** A file that a rule keeps stays here however a client writes its path, and wherever it names it. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrivacyGuard } from '../../src/server/privacy/createPrivacyGuard.ts';
import { tallySuite } from './tally.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'locallama-names-')));
const root = join(home, 'clientA', 'app');
for (const folder of ['src', 'secrets', 'open']) mkdirSync(join(root, folder), { recursive: true });
for (const file of ['src/a.ts', 'secrets/b.ts', 'open/c.ts', 'open/we, secrets.ts']) {
  writeFileSync(join(root, file), 'export {};\n');
}
symlinkSync(join(root, 'secrets'), join(root, 'link'));
symlinkSync(join(home, 'clientA'), join(home, 'work'));
suiteTeardown(() => rmSync(home, { recursive: true, force: true }));

function judge(localOnly: readonly string[], task: { prompt?: string; filePath?: string }) {
  const settings = { localOnly, secretFiles: true, secrets: [], folders: [root] };
  return createPrivacyGuard(settings, () => {}).check({ prompt: 'Explain this.', ...task }).kind;
}

const SECRETS = ['secrets/**'];

tallySuite('a kept file by any name', ({ attack, neighbour }) => {
  const stays = (filePath: string, localOnly: readonly string[] = SECRETS) =>
    attack(`${JSON.stringify(filePath)} under ${localOnly.join(' ')}`, () =>
      assert.equal(judge(localOnly, { filePath }), 'local-only'),
    );
  const leaves = (filePath: string, localOnly: readonly string[] = SECRETS) =>
    neighbour(`${JSON.stringify(filePath)} under ${localOnly.join(' ')}`, () =>
      assert.equal(judge(localOnly, { filePath }), 'anywhere'),
    );

  for (const path of [
    ...['secrets/b.ts', './secrets/b.ts', 'secrets\\b.ts', '@secrets/b.ts', '`secrets/b.ts`'],
    ...[
      '"secrets/b.ts"',
      "'secrets/b.ts'",
      ' secrets/b.ts',
      '\tsecrets/b.ts',
      '\u00a0secrets/b.ts',
    ],
    ...[
      'secrets/b.ts ',
      'secrets/b.ts\n',
      'HEAD:secrets/b.ts',
      ':0:secrets/b.ts',
      'main~2:secrets/b.ts',
    ],
    ...[
      'stash@{0}:secrets/b.ts',
      'secrets/b.ts (lines 3-9)',
      'secrets/b.ts:3-9',
      'secrets/b.ts:3:9',
    ],
    ...[
      'secrets/b.ts#L3',
      'secrets/b.ts?v=2',
      '[b.ts](secrets/b.ts)',
      '<secrets/b.ts>',
      '(secrets/b.ts)',
    ],
    ...[
      'untitled:secrets/b.ts',
      'untitled:/w/secrets/b.ts',
      'git:/w/secrets/b.ts?%7B%7D',
      '#file:secrets/b.ts',
    ],
    ...[
      'vscode-remote://wsl+Ubuntu/home/u/secrets/b.ts',
      '\\\\wsl$\\Ubuntu\\home\\u\\secrets\\b.ts',
    ],
    ...[
      '\\\\?\\C:\\w\\secrets\\b.ts',
      '//server/share/secrets/b.ts',
      'file:secrets/b.ts',
      'SECRET~1/b.ts',
    ],
    ...[
      'C:\\w\\SECRET~1\\B~1.TS',
      '\u017fecrets/b.ts',
      'SECRETS/B.TS',
      'secrets%2Fb.ts',
      'secrets%252Fb.ts',
    ],
    ...[
      'open/c.ts, secrets/b.ts',
      'open/c.ts secrets/b.ts',
      'open/c.ts\nsecrets/b.ts',
      'open/c.ts;secrets/b.ts',
    ],
    ...[
      'open/c.ts|secrets/b.ts',
      '["open/c.ts","secrets/b.ts"]',
      'open/c.ts and secrets/b.ts',
      'a=secrets/b.ts',
    ],
    ...[
      'secrets\u200b/b.ts',
      '\ufeffsecrets/b.ts',
      '\u202esecrets/b.ts',
      'secrets\u2215b.ts',
      'secrets\uff0fb.ts',
    ],
    ...[
      'secrets//b.ts',
      'secrets/./b.ts',
      'open/../secrets/b.ts',
      'secrets/x/../b.ts',
      '{secrets/b.ts}',
    ],
    ...[
      '**secrets/b.ts**',
      '*secrets/b.ts*',
      '\u201csecrets/b.ts\u201d',
      'secrets/b.ts\u0000',
      'File: secrets/b.ts',
    ],
    // By a link of this machine.
    ...['link/b.ts', './link/b.ts', join(root, 'link/b.ts'), `file://${join(root, 'link/b.ts')}`],
  ]) {
    stays(path);
  }
  for (const glob of [
    `${join(home, 'clientA')}/**`,
    `${join(home, 'work')}/**`,
    `"${home}/clientA"`,
  ]) {
    stays('src/a.ts', [glob]);
    stays('new/file.ts', [glob]);
    stays(join(home, 'work/app/src/a.ts'), [glob]);
    leaves('/elsewhere/src/a.ts', [glob]);
  }
  stays('STRASSE/a.ts', ['stra\u00dfe/**']);
  stays('/mnt/c/Users/u/k/a.ts', ['C:\\Users\\u\\k\\**']);
  stays('C:\\Users\\u\\k\\a.ts', ['/mnt/c/Users/u/k/**']);
  for (const path of [
    ...[
      'src/a.ts',
      'open/c.ts',
      'open/we, secrets.ts',
      'secret/b.ts',
      'secrets.ts',
      'mysecrets/b.ts',
    ],
    ...[
      'HEAD:open/c.ts',
      'open/c.ts (lines 3-9)',
      '@open/c.ts',
      '[c](open/c.ts)',
      'secretsOf/b.ts',
    ],
    ...[
      'SRC~1/a.ts',
      'C:\\w\\OPEN~1\\c.ts',
      'src/secrets-manager.ts',
      'node_modules/@secrets-of/pkg/index.js',
    ],
  ]) {
    leaves(path);
  }
});

tallySuite('a kept file that the text names', ({ attack, neighbour }) => {
  const code = 'export const tariff = 1;';
  const said = (prompt: string) => judge(SECRETS, { prompt });
  for (const prompt of [
    `File: secrets/b.ts\n\n${code}`,
    `Datei: secrets/b.ts\n${code}`,
    `Fix secrets/b.ts:\n${code}`,
    `In secrets/b.ts, why does this fail?\n${code}`,
    `\`\`\`ts secrets/b.ts\n${code}\n\`\`\``,
    `\`\`\`ts title="secrets/b.ts"\n${code}\n\`\`\``,
    `\`\`\`12:30:secrets/b.ts\n${code}\n\`\`\``,
    `~~~ts {file=secrets/b.ts}\n${code}\n~~~`,
    `### secrets/b.ts\n\`\`\`ts\n${code}\n\`\`\``,
    `**secrets/b.ts**\n\`\`\`ts\n${code}\n\`\`\``,
    `\`\`\`ts\n// secrets/b.ts\n${code}\n\`\`\``,
    `\`\`\`python\n# file: secrets/b.ts\n${code}\n\`\`\``,
    `\`\`\`html\n<!-- secrets/b.ts -->\n\`\`\``,
    `diff --git a/secrets/b.ts b/secrets/b.ts\n@@ -1 +1 @@\n-a\n+b`,
    `\`\`\`diff\n--- a/secrets/b.ts\n+++ b/secrets/b.ts\n@@ -1 +1 @@\n\`\`\``,
    `*** Update File: secrets/b.ts\n@@\n-a\n+b`,
    `==> secrets/b.ts <==\n${code}`,
    `<file path="secrets/b.ts">\n${code}\n</file>`,
    `<document><source>secrets/b.ts</source>\n${code}</document>`,
    `@secrets/b.ts explain`,
    `#file:secrets/b.ts explain`,
    `See [b](secrets/b.ts).\n${code}`,
    `$ cat secrets/b.ts\n${code}`,
    `secrets\\b.ts\n${code}`,
    `// secrets/b.ts\n${code}`,
    `File: .env\nA=1`,
    `\`\`\`dotenv .env.local\nA=1\n\`\`\``,
    `# config/id_rsa\nabc`,
    `diff --git a/.npmrc b/.npmrc`,
  ]) {
    attack(JSON.stringify(prompt.slice(0, 60)), () => assert.equal(said(prompt), 'local-only'));
  }
  for (const prompt of [
    `Fix this:\n\`\`\`ts\nimport { tariff } from '../secrets/b.ts';\n${code}\n\`\`\``,
    `import { tariff } from './secrets/b.ts';\n${code}`,
    `\`\`\`json\n{ "files": ["secrets/b.ts", "src/a.ts"] }\n\`\`\``,
    `\`\`\`ts\nconst path = join(root, 'secrets/b.ts');\n\`\`\``,
    `How do I read a .env file in Node without a library?`,
    `Explain how .npmrc and .netrc differ from each other in CI.`,
    `Write a script that warns about *.pem files in a folder that is given`,
    `Where do secrets belong, and/or tokens? See https://example.com/secrets/b.ts`,
    `File: open/c.ts\n${code}`,
    `diff --git a/open/c.ts b/open/c.ts`,
    `File: .env.example\nA=1`,
    `File: src/id_map.py\nA=1`,
    `File: keys/id_rsa.pub\nA=1`,
  ]) {
    neighbour(JSON.stringify(prompt.slice(0, 60)), () => assert.equal(said(prompt), 'anywhere'));
  }
});

tallySuite('files that hold secrets by their name', ({ attack, neighbour }) => {
  for (const path of [
    ...[
      '.env',
      'app/.env.local',
      '.env.production',
      'prod.env',
      '.envrc',
      'certs/server.pem',
      'tls.key',
    ],
    ...[
      '/home/u/.ssh/id_rsa',
      'id_ed25519',
      '.ssh/config',
      '.netrc',
      '_netrc',
      '.npmrc',
      '.pypirc',
    ],
    ...[
      '.pgpass',
      '.git-credentials',
      '.htpasswd',
      '.docker/config.json',
      '/home/u/.aws/credentials',
    ],
    ...[
      '.kube/config',
      'x.p12',
      'x.pfx',
      'x.jks',
      'vault.kdbx',
      'main.tfstate',
      'prod.tfvars',
      '.ENV',
    ],
    ...['.env ', '.env::$DATA', 'service-account-prod.json', 'HEAD:.env', '`.env`', '.vault-token'],
  ]) {
    attack(path, () => assert.equal(judge([], { filePath: path }), 'local-only'));
  }
  for (const path of [
    ...[
      '.env.example',
      'sample.env',
      '.env.template',
      'src/env.ts',
      'environment.ts',
      'id_generator.ts',
    ],
    ...[
      'id_map.py',
      'id_rsa.pub',
      'src/key.ts',
      'keys.ts',
      'pem.ts',
      'config.json',
      'package.json',
    ],
    ...[
      'credentials.ts',
      'src/ssh/config.ts',
      'tsconfig.json',
      'netrc.js',
      'npmrc.md',
      'settings.xml',
    ],
  ]) {
    neighbour(path, () => assert.equal(judge([], { filePath: path }), 'anywhere'));
  }
  neighbour('one that the user opens', () =>
    assert.equal(judge(['secrets/', '!.npmrc'], { filePath: '.npmrc' }), 'anywhere'),
  );
});
