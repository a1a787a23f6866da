/** Rules as people write them in a `.gitignore`, and names as other systems write them. */
import assert from 'node:assert/strict';
import {
  BARE_PRIVACY_RULES,
  checkPrivacy,
} from '../../../../src/core/decision-engine/rules/checkPrivacy.ts';

const rules = (localOnly: readonly string[]) => ({ ...BARE_PRIVACY_RULES, localOnly });

const verdict = (glob: string, filePath: string) =>
  checkPrivacy({ prompt: 'x', filePath }, rules([glob])).kind;

function keeps(glob: string, ...paths: readonly string[]) {
  for (const path of paths) {
    test(`${JSON.stringify(glob)} keeps ${JSON.stringify(path)}`, () => {
      assert.equal(verdict(glob, path), 'local-only');
    });
  }
}

function frees(glob: string, ...paths: readonly string[]) {
  for (const path of paths) {
    test(`${JSON.stringify(glob)} says nothing of ${JSON.stringify(path)}`, () => {
      assert.equal(verdict(glob, path), 'anywhere');
    });
  }
}

suite('local-only rules for folders', () => {
  const inside = ['secrets/a.ts', '/home/u/p/secrets/a.ts', 'C:\\p\\secrets\\deep\\a.ts'];
  for (const glob of [
    ...['secrets', 'secrets/', '/secrets', '**/secrets', '**/secrets/', '/secrets/**', 'secrets/*'],
    ...['~/secrets/**', '$HOME/secrets', `$${'{workspaceFolder}'}/secrets/**`, '"secrets/**"'],
    ...['./secrets', 'secrets\\', 'file:///secrets/', 'src/../secrets', '%USERPROFILE%\\secrets'],
  ]) {
    keeps(glob, ...inside);
    frees(glob, 'secrets.ts', 'mysecrets/a.ts', 'src/secret/a.ts', 'secretsOf/a.ts');
  }
  keeps('.env', 'app/.env/local');
  keeps('*.pem', 'keys/a.PEM');
  frees('*.pem', 'keys/a.pem.ts');
});

suite('local-only rules with brackets', () => {
  keeps('app/(auth)/**', 'app/(auth)/x.ts', 'app/auth/x.ts');
  keeps('app/[id]/**', 'app/[id]/x.ts', 'app/i/x.ts');
  keeps('app/[id]/(auth)/*.{ts,js}', 'app/[id]/(auth)/x.js');
  keeps('a/{b}/**', 'a/{b}/x.ts');
  keeps('app/@(auth|login)/**', 'app/login/x.ts');
  frees('app/(auth)/**', 'app/open/x.ts');
  frees('app/[id]/**', 'app/x/y.ts');
});

suite('local-only rules that name what is open', () => {
  keeps('!public/**', 'src/a.ts');
  frees('!public/**', 'public/a.ts', '/home/u/public/deep/a.ts');
});

suite('paths as systems write them', () => {
  keeps('src/s\u00e9cret/**', 'src/se\u0301cret/a.ts');
  keeps('src/se\u0301cret/**', 'src/s\u00e9cret/a.ts', 'SRC/S\u00c9CRET/a.ts');
  keeps('**/.env', '.env.', '.env ', 'a/.env. .', '.env::$DATA', 'a/.env:stream', 'a/.env/');
  keeps('secrets/**', 'secrets./a.ts', 'file:/w/secrets/a.ts', 'file:///c%3A/secrets/a.ts');
  keeps('**/k.ipynb', 'vscode-notebook-cell:/w/k.ipynb#W0', 'file:///w/k.ipynb?version=1');
  keeps('secrets/**', 'open/../secrets/a.ts', 'open//..//secrets//a.ts', '../secrets/a.ts');
  keeps('secrets', 'odd\nname/secrets/a.ts', 'secrets/odd\u2028name.ts');
  frees('**/.env', '.env.ts', 'env', '.envs');
});

test('many folders end', () => {
  const globs = Array.from({ length: 20 }, (_, at) => `a/**/b${at}/**/c/(d)/**`);
  const filePath = 'a/'.repeat(2_000);
  assert.equal(checkPrivacy({ prompt: 'x', filePath }, rules(globs)).kind, 'anywhere');
});
