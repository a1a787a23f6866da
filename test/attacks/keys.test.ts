/** Keys and passwords stay, in whatever form a program or a person writes them. */
import assert from 'node:assert/strict';
import { findSecret } from '../../src/core/decision-engine/rules/findSecret.ts';
import { isKeptLocal } from '../../src/server/execute/attempt/checkPrivacyGate.ts';
import { tallySuite } from './tally.ts';

// Made up, and put together here, so that no scanner takes this file for a leak.
const fake = (...parts: readonly string[]) => parts.join('');
const PASSWORD = fake('hunter', '22x!');

tallySuite('keys of the configuration', ({ attack, neighbour }) => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  for (const key of [
    fake('my/odd+', '7key=&x"y'),
    fake('QwTz', 'RkLvBnMp'),
    fake('a1', 'B2c3D4e5'),
  ]) {
    for (const [what, form] of Object.entries({
      'as it is': key,
      'URL-encoded': encodeURIComponent(key),
      'escaped for JSON': JSON.stringify({ key }),
      'with escaped slashes': key.replaceAll('/', '\\/'),
      'in capitals': key.toUpperCase(),
      'in small letters': key.toLowerCase(),
      'in hexadecimal': Buffer.from(key).toString('hex'),
      'in base64': base64(key),
      'in base64 behind a user': base64(`user:${key}`),
      'in base64 behind a name': base64(`x:${key}:y`),
      'in base64 for addresses': Buffer.from(`me:${key}`).toString('base64url'),
    })) {
      attack(`${key.length} signs ${what}`, () =>
        assert.equal(findSecret([`x ${form} y`], [key]), 'a key of your own settings'),
      );
    }
  }
  for (const word of [
    'lm-studio',
    'ollama',
    'sk-no-key-required',
    'not-needed',
    'none',
    'Local Server',
  ]) {
    neighbour(`${word} is no key`, () =>
      assert.equal(
        findSecret([`Start ${word} first, or ${word.toUpperCase()}.`], [word]),
        undefined,
      ),
    );
  }
  neighbour('another text', () =>
    assert.equal(findSecret(['const a = 1;'], [fake('QwTz', 'RkLvBnMp')]), undefined),
  );
});

tallySuite('passwords as files and commands write them', ({ attack, neighbour }) => {
  const files = (password: string): Readonly<Record<string, string>> => ({
    JSON: `{ "db": { "password": "${password}" } }`,
    'JSON of one line': `{"user":"me","password":"${password}"}`,
    YAML: `db:\n  user: me\n  password: ${password}\n`,
    'YAML with quotes': `smtp_password: '${password}'`,
    Python: `DB = {"PASSWORD": "${password}"}\n`,
    'Python, assigned': `db_password = '${password}'\n`,
    TOML: `password = "${password}"`,
    properties: `spring.datasource.password=${password}\nspring.datasource.password = ${password}\n`,
    'an .env file': `DB_PASSWORD=${password}\n`,
    netrc: `machine git.example.org login me password ${password}`,
    'netrc of several lines': `machine git.example.org\n  login me\n  password ${password}\n`,
    pgpass: `db.example.org:5432:orders:me:${password}\n`,
    'pgpass for all': `*:*:*:me:${password}`,
    curl: `curl -u me:${password} https://example.org/x`,
    'curl, in words': `curl --user "me:${password}" https://example.org/x`,
  });
  for (const [what, text] of Object.entries(files(PASSWORD))) {
    attack(what, () => assert.ok(findSecret([text], []), text));
  }
  attack('a login of Docker', () => {
    const auth = Buffer.from(`me:${PASSWORD}`).toString('base64');
    assert.ok(findSecret([`{"auths":{"ghcr.io":{"auth":"${auth}"}}}`], []));
  });
  for (const open of [
    `$${'{DB_PASSWORD}'}`,
    'your-password-1',
    'changeme1',
    '<password1>',
    'secret123',
  ]) {
    for (const [what, text] of Object.entries(files(open))) {
      neighbour(`${open} in ${what}`, () => assert.equal(findSecret([text], []), undefined, text));
    }
  }
  for (const code of [
    "const password = await ask('Password: ');",
    'password: process.env.DB_PASSWORD_2,',
    "labels: { password: 'Kennwort', passwordRepeat: 'Noch einmal' }",
    'password: z.string().min(8),',
    "<input type='password' name='password1'>",
    'def login(user: str, password: str) -> None:',
    '  password: string;\n  passwd: z.string()\n',
    'if password == "": raise ValueError("no password")',
    'expect(form.password).toBe("password1");',
    'docker run -u 1000:1000 image2',
    'ratio 16:9 at 10:30:45:12 and a:b:c:d',
  ]) {
    neighbour(code.slice(0, 40), () => assert.equal(findSecret([code], []), undefined, code));
  }
});

tallySuite('a model of a cloud is not local', ({ attack, neighbour }) => {
  const isLocal = (name: string) => isKeptLocal({ tier: 'local', name }, 'http://127.0.0.1:11434');
  for (const name of [
    'a:cloud',
    'a:120b-cloud',
    'a:Cloud',
    'a:120B-CLOUD',
    'a:cloud ',
    'b-cloud',
  ]) {
    attack(name, () => assert.equal(isLocal(name), false));
  }
  for (const name of ['cloudy:7b', 'a:7b', 'cloud-coder:7b', 'a:cloudless']) {
    neighbour(name, () => assert.equal(isLocal(name), true));
  }
});
