/** Kept files and passwords in forms that came later, and public neighbours of each. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSecret } from '../../src/core/decision-engine/rules/findSecret.ts';
import {
  createPrivacyGuard,
  type PrivacyGuard,
} from '../../src/server/privacy/createPrivacyGuard.ts';
import { tallySuite } from './tally.ts';

const LINES = Array.from(
  { length: 12 },
  (_, at) =>
    `export function rate${at * 7}(a: number) { return a * ${at}.${at * 37 + 11}; } // Huber ${at}`,
);
const KEPT = LINES.join('\n');
const eachLine = (change: (line: string, at: number) => string) => LINES.map(change).join('\n');

tallySuite('a kept file in further forms', ({ attack, neighbour }) => {
  let root: string;
  let guard: PrivacyGuard;
  suiteSetup(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'locallama-forms-')));
    for (const folder of ['secrets', 'open']) mkdirSync(join(root, folder));
    writeFileSync(join(root, 'secrets/b.ts'), KEPT);
    writeFileSync(join(root, 'open/c.ts'), 'export const open = 1;\n');
    const own = { localOnly: ['secrets/**'], secretFiles: true, secrets: [], folders: [root] };
    guard = createPrivacyGuard(own, error => assert.fail(String(error)));
    await guard.ready();
  });
  suiteTeardown(() => rmSync(root, { recursive: true, force: true }));
  const judge = (task: object) => guard.check({ prompt: 'Explain it.', ...task }).kind;

  for (const path of [
    'vscode-vfs://github/o/r/secrets/b.ts',
    'https://github.com/o/r/blob/main/secrets/b.ts#L3',
    'vscode-notebook-cell:/w/secrets/b.ipynb#W0',
    'jar:file:/x.jar!/secrets/b.ts',
    `\${workspaceFolder}/secrets/b.ts`,
    '%CD%\\secrets\\b.ts',
    '+3 secrets/b.ts',
    's\u00adecrets/b.ts',
    '\u00absecrets/b.ts\u00bb',
    '\u201esecrets/b.ts\u201c',
    '\u3010secrets/b.ts\u3011',
    'open/c.ts\u3001secrets/b.ts',
    'open/c.ts\uff0csecrets/b.ts',
    'open/c.ts\u2192secrets/b.ts',
    'open/c.ts und secrets/b.ts',
  ]) {
    attack(`a path ${path}`, () => assert.equal(judge({ filePath: path }), 'local-only'));
    const open = path.replaceAll('secrets/b', 'open/c').replaceAll('secrets\\b', 'open\\c');
    if (open === path || /s\u00ade/.test(path)) continue;
    neighbour(`a path ${open}`, () => assert.equal(judge({ filePath: open }), 'anywhere'));
  }
  for (const text of [
    '\u89e3\u91ca secrets/b.ts',
    'secrets/b.ts \u3092\u8aac\u660e\u3057\u3066',
    '\u041e\u0448\u0438\u0431\u043a\u0430 \u0432 \u00absecrets/b.ts\u00bb',
    '{ "path": "secrets/b.ts", "content": "x" }',
    '{"file_path":"secrets/b.ts","text":"x"}',
    '```json\n{"name": "secrets/b.ts", "source": "x"}\n```',
    '%%writefile secrets/b.ts',
    '```ts:secrets/b.ts\nx\n```',
    '<<<<<<< secrets/b.ts',
    '  --> secrets/b.ts:3:9',
  ]) {
    attack(`a text ${JSON.stringify(text)}`, () =>
      assert.equal(judge({ prompt: `${text}\nconst q = 1;` }), 'local-only'),
    );
    const open = text.replaceAll('secrets/b', 'open/c');
    neighbour(`a text ${JSON.stringify(open)}`, () =>
      assert.equal(judge({ prompt: `${open}\nconst q = 1;` }), 'anywhere'),
    );
  }
  neighbour('a configuration that names it', () =>
    assert.equal(
      judge({ prompt: '```json\n{"files": ["secrets/b.ts"], "name": "x"}\n```' }),
      'anywhere',
    ),
  );
  for (const [what, text] of Object.entries({
    'in JSON': JSON.stringify(KEPT),
    'in HTML': KEPT.replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    'as remarks': eachLine(line => `# ${line}`),
    'in capitals': KEPT.toUpperCase(),
    'one line': LINES[3]!,
    backwards: [...LINES].reverse().join('\n'),
    'every second line': LINES.filter((_, at) => at % 2).join('\n'),
    'as git shows who wrote it': eachLine((line, at) => `a1b2c3d4 (Ann 2026-01-01 ${at}) ${line}`),
    'as found by grep': eachLine((line, at) => `b.ts:${at}:${line}`),
    'as a table': eachLine((line, at) => `| ${at} | ${line} |`),
    'with hard blanks': KEPT.replaceAll(' ', '\u00a0'),
    'with blanks that nobody sees': [...KEPT].join('\u200b'),
    'in wide letters': KEPT.replace(/[!-~]/g, sign =>
      String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
    ),
    'as a sum of strings': eachLine(line => `'${line}\\n' +`),
  })) {
    for (const field of ['prompt', 'system', 'tests']) {
      attack(`its text ${what}, in ${field}`, () =>
        assert.equal(judge({ [field]: text }), 'local-only'),
      );
    }
  }
});

tallySuite('passwords in further forms', ({ attack, neighbour }) => {
  // Made up, and put together here, so that no scanner takes this file for a leak.
  const password = ['Xk9v', 'Q2mLp7'].join('');
  const write = (value: string): Readonly<Record<string, string>> => ({
    'an INI file': `[client]\npassword=${value}\n`,
    'a Dockerfile': `ENV DB_PASSWORD ${value}`,
    fish: `set -x DB_PASSWORD ${value}`,
    'Windows, for good': `setx DB_PASSWORD ${value}`,
    MySQL: `mysql -u root -p${value} orders`,
    'a flag': `wget --password=${value} https://h`,
    'a flag and its value': `tool --password ${value} x`,
    HTTPie: `http -a me:${value} example.org`,
    sshpass: `sshpass -p ${value} ssh h`,
    'a share': `net use x: \\\\h\\s ${value} /user:me`,
    XML: `<password>${value}</password>`,
    'XML with a prefix': `<db:dbPassword>${value}</db:dbPassword>`,
    'an attribute': `<add key="DbPassword" value="${value}"/>`,
    Ansible: `ansible_ssh_pass: ${value}`,
    PHP: `define('DB_PASSWORD', '${value}');`,
    Java: `source.setPassword("${value}");`,
    German: `Passwort: ${value}`,
    Spanish: `Contrase\u00f1a: ${value}`,
    Russian: `\u041f\u0430\u0440\u043e\u043b\u044c: ${value}`,
    Chinese: `\u5bc6\u7801\uff1a ${value}`,
  });
  for (const [what, text] of Object.entries(write(password))) {
    attack(what, () => assert.ok(findSecret([text], []), text));
  }
  for (const open of [`$${'{DB_PASSWORD}'}`, 'your-password-1', 'changeme1', 'secret123']) {
    for (const [what, text] of Object.entries(write(open))) {
      neighbour(`${open} in ${what}`, () => assert.equal(findSecret([text], []), undefined, text));
    }
  }
  for (const code of [
    'mysql -u root -p orders',
    'mysql -h db -P3306 -u me < dump.sql',
    'tool --password "$(cat file2)"',
    'ENV NODE_VERSION 20.11.1',
    'set -x PATH /usr/local/bin2 $PATH',
    '<password></password>',
    '<input name="password" value="">',
    '<add key="Timeout" value="30s"/>',
    'source.setPassword(newPassword2);',
    "expect(login).toHaveBeenCalledWith('password', password2);",
    'password=password1',
    'Passwort: mindestens acht Zeichen',
    'http -a me: example.org',
  ]) {
    neighbour(code, () => assert.equal(findSecret([code], []), undefined, code));
  }
});
