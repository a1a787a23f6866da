/** What counts as a secret, what does not, and that a long text takes no time. */
import assert from 'node:assert/strict';
import { secretIn } from '../../../src/core/decision-engine/secretPatterns.ts';

// Made up, and put together here, so that no scanner takes this file for a leak.
const fake = (...parts: readonly string[]) => parts.join('');
const MIXED = 'a1B2c3D4';

function secret(text: string, expected: RegExp) {
  test(`${expected.source} in ${text.slice(0, 40)}…`, () => {
    assert.match(secretIn(['x', text], []) ?? 'nothing', expected);
  });
}

suite('secrets: keys', () => {
  secret(fake('gs', 'k_', MIXED.repeat(6)), /Groq/);
  secret(fake('xa', 'i-', MIXED.repeat(10)), /xAI/);
  secret(fake('AWS_SECRET', '_ACCESS_KEY=', 'wJalrXUtnFEMI/K7MDENG/', 'x'.repeat(18)), /AWS/);
  secret(fake('secretAccess', 'Key: "', 'abcdefgh/+'.repeat(4), '"'), /AWS/);
  secret(fake('curl -H "Authorization: Bear', 'er ', MIXED.repeat(3), '"'), /bearer/);
  secret(fake('authorization: "Bas', 'ic ', 'dXNlcjpnZWhlaW0=', '"'), /basic/);
  secret(fake('api_k', 'ey = "', MIXED.repeat(4), '"'), /in quotes/);
  secret(fake('{"client_sec', 'ret":"', MIXED.repeat(4), '"}'), /in quotes/);
  secret(fake('DB_PASS', 'WORD=', MIXED.repeat(2)), /environment file/);
});

suite('secrets: passwords in addresses', () => {
  for (const address of [
    'postgresql+asyncpg://user:{}@host/db',
    'redis://:{}@host:6379',
    'mssql+pyodbc://sa:{}@host/db',
    'https://me:{}@git.example.com/repo.git',
    'jdbc:mysql://host/db?user=me&password={}',
    'Server=db;User Id=sa;Password={};Encrypt=true',
  ]) {
    secret(address.replace('{}', 'supersecretpw'), /connection string/);
    for (const open of [`$${'{password}'}`, '<password>', '%s', '***']) {
      secret(address.replace('{}', open), /nothing/);
    }
  }
});

suite('secrets: none of these', () => {
  for (const text of [
    'const token = generateTokenForUser2024(session, request);',
    'API_KEY=process.env.OPENROUTER_API_KEY_2',
    "const token = 'the-next-token-of-the-lexer';",
    'fetch(url, { headers: { authorization: `Bearer $' + '{token}` } })',
    'The bearer of this certificate is responsible for it.',
    'const password = await prompt("Password: ");',
    'http://localhost:8080/users/@me',
    'see https://example.com:443/a@b and mailto:me@example.com',
    'AWS_SECRET_ACCESS_KEY=<your key>',
    'for (const secretKey of keys) secrets[secretKey] = hash(secretKey);',
  ]) {
    secret(text, /nothing/);
  }
});

suite('secrets: our own keys', () => {
  const own = fake('my-', 'odd_', '7key!x');

  test('one of the settings is found, whatever its shape', () => {
    assert.equal(secretIn([`x = "${own}"`], [own]), 'a key of your own settings');
    assert.equal(secretIn(['x'], [own]), undefined);
  });

  test('a word that stands for a key is none', () => {
    for (const word of ['lm-studio', 'ollama', 'sk-no-key-required', 'not-needed']) {
      assert.equal(secretIn([`Start ${word} first.`], [word]), undefined);
    }
  });
});

suite('secrets: a long text', () => {
  for (const piece of [
    '://',
    '://a:',
    '://:a',
    ';pwd=',
    'token="1',
    'bearer ',
    'SECRET',
    'AA=1a',
  ]) {
    test(`of ${piece} ends`, () => {
      secretIn([piece.repeat(1_000_000 / piece.length)], []);
    });
  }
});
