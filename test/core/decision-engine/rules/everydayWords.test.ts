/**
 * Placeholders and plain code are no secrets: a false alarm refuses the task where no local model is.
 */
import assert from 'node:assert/strict';
import {
  BARE_PRIVACY_RULES,
  checkPrivacy,
} from '../../../../src/core/decision-engine/rules/checkPrivacy.ts';

function mayLeave(...texts: readonly string[]) {
  for (const prompt of texts) {
    test(prompt, () => assert.equal(checkPrivacy({ prompt }, BARE_PRIVACY_RULES).kind, 'anywhere'));
  }
}

suite('everyday words that may leave: placeholders', () => {
  mayLeave(
    'Parse a URL such as https://user:pass@example.com:8080/path',
    'Document the form scheme://username:password@host:port/path',
    'postgres://postgres:postgres@localhost/db?contact=me@example.com',
    'http://user:pass@host?mail=me@example.com',
    'redis://:ppp@host',
    'git fetch http://user:pass@host/repo and https://abc:xyz@example.com',
    'POSTGRES_PASSWORD=mysecretpassword1',
    'SECRET_KEY=change-me-in-production-1',
    'API_KEY=your_api_key_goes_here_123',
    'api_key: your-32-character-api-key-goes-here-1',
    "curl -H 'Authorization: Bearer YOUR_ACCESS_TOKEN_HERE_1'",
    'OPENAI_API_KEY=sk-your-key-goes-here-0123456789abcdef0123',
    `GITHUB_TOKEN=ghp_${'x'.repeat(36)}`,
    "const token = '0123456789abcdef0123456789abcdef';",
    `{ "secret": "${'0123456789abcdef'.repeat(4)}" }`,
  );
});

suite('everyday words that may leave: code', () => {
  mayLeave(
    'import os; pwd=os.getcwd()',
    'body: name=a&password=values.password',
    'run(b); password=input("Password? ")',
    'Bearer authentication2Middleware rejects expired ones',
    'Bearer authentication2Middleware3Configuration expires',
    'Authorization: basic authentication is enough here.',
    'enum { TOKEN_PLUS=TokenBase1PlusOffset }',
    'PASSWORD_RESET_URL=accounts/reset/v1/confirm',
    'reset(); password=freshValueOfForm',
    'enum { A, TOKEN=PlusBase1 }',
    'PASSWORD_RULES=minimum8letters',
    'TOKEN=/run/secrets/token2',
    'TOKEN_FILE=run/secrets/token2.txt',
    'PASSWORD=$(pass show mail/work2)',
    'DB_PASSWORD=process.env.DB_PASSWORD_2',
    'SECRET_KEY=base64.b64encode(os.urandom(32))',
    'token = NO_NEP50_WARNING.set(True)',
    'submitPassword: SIGN_IN_V2_SUBMIT_PASSWORD, next: 1',
    'Bearer tokenAuthorizerFactoryBean is made once',
    'tokens: createTokenStream2FromSource(input3)',
    '/^[a-z]+://([^:]+):([^@]+)@(.+)$/.exec(url)',
    "if (!pem.startsWith('-----BEGIN PRIVATE KEY-----')) throw new TypeError('no key');",
    '.sk-folding-cube-animation-delay-of-the-spinner { color: red }',
  );
});
