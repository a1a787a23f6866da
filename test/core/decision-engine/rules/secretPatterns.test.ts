/** What counts as a secret, what does not, and that a long text takes no time. */
import assert from 'node:assert/strict';
import { findSecret } from '../../../../src/core/decision-engine/rules/findSecret.ts';

// Made up, and put together here, so that no scanner takes this file for a leak.
const fake = (...parts: readonly string[]) => parts.join('');
const MIXED = 'a1B2c3D4';
const HEX = '9c1f0e7b2ad84c63b5e1'.repeat(2);

function secret(text: string, expected: RegExp) {
  test(`${expected.source} in ${text.slice(0, 40)}…`, () => {
    assert.match(findSecret(['x', text], []) ?? 'nothing', expected);
  });
}

suite('secrets: keys', () => {
  secret(fake('gs', 'k_', MIXED.repeat(6)), /Groq/);
  secret(fake('xa', 'i-', MIXED.repeat(10)), /xAI/);
  secret(fake('AWS_SECRET', '_ACCESS_KEY=', 'wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYzEbGa7LhQr'), /AWS/);
  secret(fake('secretAccess', 'Key: "', 'abcdefgh/+'.repeat(4), '"'), /AWS/);
  secret(fake('curl -H "Authorization: Bear', 'er ', MIXED.repeat(3), '"'), /bearer/);
  secret(fake('authorization: "Bas', 'ic ', 'dXNlcjpnZWhlaW0=', '"'), /basic/);
  secret(fake('api_k', 'ey = "', MIXED.repeat(4), '"'), /with its name/);
  secret(fake('{"client_sec', 'ret":"', MIXED.repeat(4), '"}'), /with its name/);
  secret(fake('DB_PASS', 'WORD=', MIXED.repeat(2)), /environment file/);
  secret(fake('//r.test/:_auth', 'Token=', HEX), /with its name/);
  secret(fake('a:\n  api_k', 'ey: ', HEX), /with its name/);
  secret(fake('run -e API_K', 'EY=', HEX), /with its name/);
  secret(fake('A=1\nexport DB_PASS', 'WORD=p@ssw0rd!2x\n'), /environment file/);
  secret(fake('postgres://me:', 'p@supersecretpw@host'), /connection string/);
  secret(fake('run -e API_K', 'EY=', MIXED.repeat(2)), /environment file/);
  secret(fake('run -e API_K', 'EY=KVSWYZLDMR3XQJTN', 'HB5OPFGEUA'), /with its name/);
  secret(fake('Bear', 'er qWxTzRkLvBnMp', 'YsDfGhJcKaE'), /bearer/);
  secret(fake('DB_PA', 'SS=hunter22'), /environment file/);
  secret(fake('azure: abc8', 'Q~', 'Xy.z1-_~'.repeat(5)), /Azure client/);
  secret(fake('-----BEGIN PRIV', 'ATE KEY-----\\n"\n  + "', MIXED.repeat(4)), /private key/);
  secret(fake('-----BEGIN RSA PRIV', 'ATE KEY-----\nProc-Type: 4,ENCRYPTED'), /private key/);
});

suite('secrets: the first line of a key', () => {
  for (const line of [
    'MIIEpAIBAAKCAQEAy8Dbv8prpJ/0kKhlGeJYozo2t60EG8L0561g13R29LvMR5hy',
    'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz',
    'MC4CAQAwBQYDK2VwBCIEIMMjZWp9fD9hAAAAAAAAqxq0dYq5sR3mT4pWcZ7kLw9v',
    'lQOYBGVxk9ABCADQeZ0rG4yB1nq2fV7mKcP8sWhTxL3uJdE5aRzYoNqI6gHvMbCt',
  ]) {
    secret(fake('-----BEGIN ANY PRIV', 'ATE KEY-----\n', line), /private key/);
  }
});

suite('secrets: behind a placeholder of the same kind', () => {
  for (const [open, real] of [
    ['TOKEN=your-token\nTOKEN=', HEX],
    ['TOKEN=TOKEN=', HEX],
    ['postgres://user:pass@host postgres://me:', 'hunter22@host'],
    ['?password=password&password=', 'hunter22x'],
    ['Bearer YOUR_ACCESS_TOKEN_HERE_1, Bearer ', MIXED.repeat(3)],
    ['gh', `p_${'x'.repeat(36)} ghp_${MIXED.repeat(5)}`],
  ] as const) {
    secret(fake(open, real), /^an? (?!nothing)/);
  }
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
    assert.equal(findSecret([`x = "${own}"`], [own]), 'a key of your own settings');
    assert.equal(findSecret(['x'], [own]), undefined);
  });

  test('a word that stands for a key is none', () => {
    for (const word of ['lm-studio', 'ollama', 'sk-no-key-required', 'not-needed']) {
      assert.equal(findSecret([`Start ${word} first.`], [word]), undefined);
    }
  });
});

// A pattern that runs away takes minutes at such lengths, and the runner's limit ends it.
suite('secrets: a long text', () => {
  for (const piece of [
    'eyJ-',
    'eyJaaaaaaaaaaa.',
    '://',
    '://a:',
    '://:a',
    ';pwd=',
    'token="1',
    'TOKEN=',
    'bearer ',
    'SECRET',
    'AA=1a',
    'sk-',
    '-----BEGIN PRIVATE KEY-----',
  ]) {
    test(`of ${piece} ends`, () => {
      findSecret([piece.repeat(2_000_000 / piece.length)], []);
    });
  }
});
