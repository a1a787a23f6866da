/** Which tasks must stay on this machine. */
import assert from 'node:assert/strict';
import {
  BARE_PRIVACY_RULES,
  checkPrivacy,
} from '../../../../src/core/decision-engine/rules/checkPrivacy.ts';

const rules = (localOnly: readonly string[]) => ({ ...BARE_PRIVACY_RULES, localOnly });

/** `expected`: the rule that keeps it here, or undefined. */
function path(filePath: string, globs: readonly string[], expected: string | undefined) {
  test(`${filePath} under ${globs.join(' ')}`, () => {
    const verdict = checkPrivacy({ prompt: 'x', filePath }, rules(globs));
    assert.equal(verdict.kind === 'local-only' ? verdict.rule : undefined, expected);
  });
}

function secret(text: string, expected: string | undefined) {
  test(`${expected ?? 'nothing'} in ${text.slice(0, 24)}…`, () => {
    for (const task of [
      { prompt: text },
      { prompt: 'x', system: text },
      { prompt: 'x', tests: text },
    ]) {
      const verdict = checkPrivacy(task, rules([]));
      const rule = verdict.kind === 'local-only' ? verdict.rule : undefined;
      assert.equal(rule, expected && `secret: ${expected}`);
      if (verdict.kind === 'local-only') assert.ok(!verdict.why.includes(text.slice(8, 30)));
    }
  });
}

suite('privacy rules: paths', () => {
  path('src/billing/a.ts', ['src/billing/**'], 'src/billing/**');
  path('/home/me/app/src/billing/a.ts', ['src/billing/**'], 'src/billing/**');
  path('C:\\work\\app\\src\\billing\\a.ts', ['src/billing/**'], 'src/billing/**');
  path('src/billing/a.ts', ['src\\billing\\**'], 'src\\billing\\**');
  path('file:///home/me/secrets/k.py', ['secrets/**'], 'secrets/**');
  path('src/public/../billing/a.ts', ['src/billing/**'], 'src/billing/**');
  path('./src/./billing/a.ts', ['./src/billing/**'], './src/billing/**');
  path('.env', ['.env*'], '.env*');
  path('app/.env.local', ['.env*'], '.env*');
  path('.git/config', ['**/config'], '**/config');
  path('/home/me/secret/a.ts', ['/home/me/secret/**'], '/home/me/secret/**');
  path('/home/me/open/../secret/a.ts', ['/home/me/secret/**'], '/home/me/secret/**');
  path('src/open/a.ts', ['src/billing/**'], undefined);
  path('src/Billing/a.ts', ['src/billing/**'], 'src/billing/**');
  path('file:///w/my%20secrets/a.js', ['**/my secrets/**'], '**/my secrets/**');
  path('file:///w/%73ecret/a.js', ['**/secret/**'], '**/secret/**');
  path('vscode-remote://box/w/secret/a.js', ['/w/secret/**'], '/w/secret/**');
  path('w/100%/%73ecret/a.js', ['**/secret/**'], '**/secret/**');
  path('src/billing.ts', ['src/billing/**'], undefined);
  path('a.ts', ['', ' '], undefined);
  path(`a/${'x'.repeat(5000)}`, ['secrets/**'], 'secrets/**');

  test('without a path the globs say nothing', () => {
    assert.equal(checkPrivacy({ prompt: 'x' }, rules(['**'])).kind, 'anywhere');
  });
});

// Made up, and put together here, so that no scanner takes this file for a leak.
const fake = (...parts: readonly string[]) => parts.join('');

suite('privacy rules: secrets', () => {
  secret(
    fake('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIEpAIBAAKCAQEAy8Dbv8prpJ/0kKhl'),
    'a private key',
  );
  secret(fake('sk-or-', 'v1-', '0123456789abcdef'.repeat(4)), 'an OpenRouter API key');
  secret(fake('sk-', 'ant-', 'api03-', 'A1b2'.repeat(10)), 'an Anthropic API key');
  secret(fake('key = "sk-', 'proj-', 'A1b2'.repeat(10), '"'), 'an OpenAI API key');
  secret(fake('ghp', '_', 'A1b2'.repeat(9)), 'a GitHub token');
  secret(fake('AKIA', 'ABCDEFGH', '12345678'), 'an AWS access key');
  secret(fake('postgres://me:', 'hunter22', '@db/x'), 'a connection string with a password');
  secret('Write a function that reads a private key from a file.', undefined);
  secret('const risk = "sk-learn"; task-force-one-two-three-four-five-six-seven', undefined);
  secret('postgres://localhost/db', undefined);

  test('a secret at the end of a megabyte is found', () => {
    const prompt = 'sk-'.repeat(350_000) + fake(' ghp', '_', 'A1b2'.repeat(9));
    assert.equal(checkPrivacy({ prompt }, rules([])).kind, 'local-only');
  });
});
