/** Several rules together, as in a `.gitignore`: the last one that names a file counts. */
import assert from 'node:assert/strict';
import { findLocalOnlyGlob } from '../../../../src/core/decision-engine/rules/findLocalOnlyGlob.ts';

function keeps(globs: readonly string[], paths: Readonly<Record<string, string | undefined>>) {
  for (const [path, rule] of Object.entries(paths)) {
    test(`${globs.join(' ')}: ${path}`, () => assert.equal(findLocalOnlyGlob(path, globs), rule));
  }
}

suite('local-only rules together', () => {
  keeps(['*.env', '!example.env'], {
    'app.env': '*.env',
    'deep/app.env': '*.env',
    'example.env': undefined,
    'deep/EXAMPLE.env': undefined,
    'src/a.ts': undefined,
  });
  keeps(['!example.env', '*.env'], { 'example.env': '*.env', 'src/a.ts': '!example.env' });
  keeps(['*.pem', '!public/*.pem', 'public/old.pem'], {
    'a.pem': '*.pem',
    'public/a.pem': undefined,
    'public/old.pem': 'public/old.pem',
  });
  // As there: no file comes back from a folder that is kept.
  keeps(['secrets/', '!secrets/open.ts'], { 'secrets/open.ts': 'secrets/' });
  keeps(['secrets/*', '!secrets/open.ts'], { 'secrets/open.ts': undefined });
  keeps(['!public/**', '!docs/'], { 'docs/a.md': undefined, 'src/a.ts': '!public/**' });
  keeps(['!public/**', 'public/keys'], { 'public/keys/a': 'public/keys', 'public/a': undefined });
  keeps(['', ' ', '!'], { 'a.ts': undefined });
});

suite('local-only rules with choices', () => {
  keeps(['{keys,certs}/**'], {
    'a/certs/x': '{keys,certs}/**',
    '{keys,certs}/x': '{keys,certs}/**',
  });
  keeps(['*.{pem,key{,s}}'], {
    'a.keys': '*.{pem,key{,s}}',
    'a.key': '*.{pem,key{,s}}',
    'a.k': undefined,
  });
  keeps(['a/?(b)/c.ts'], { 'a/c.ts': 'a/?(b)/c.ts', 'a/b/c.ts': 'a/?(b)/c.ts' });
  const many = '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}.ts';
  keeps([many], { 'abababa.ts': many });
});

suite('local-only rules and letters that are one to a file system', () => {
  keeps(['secrets/**'], { '\u017fecrets/a.ts': 'secrets/**', 'SECRET\u017f/a.ts': 'secrets/**' });
  keeps(['stra\u00dfe/**'], { 'STRASSE/a.ts': 'stra\u00dfe/**' });
  keeps(['strasse/**'], { 'stra\u00dfe/a.ts': 'strasse/**' });
});

test('deep folders and many rules end', () => {
  const globs = Array.from({ length: 40 }, () => '**/a/**/a/**/a/**/b/*');
  for (const path of [`${'a/'.repeat(60)}c`, `${'a/'.repeat(2_000)}b/c`]) {
    findLocalOnlyGlob(path, globs);
  }
  assert.equal(findLocalOnlyGlob(`${'a/'.repeat(2_000)}b/c`, globs), globs[0]);
});
