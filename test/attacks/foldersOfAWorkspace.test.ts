/** What one folder of a workspace asks for holds for its own files, however it is called, and for no others. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_RULES } from '../../src/core/decision-engine/rules/userRules.ts';
import { parseConfig } from '../../src/server/config/index.ts';
import { applyFolderRules } from '../../src/server/decide/applyFolderRules.ts';
import { createPrivacyGuard } from '../../src/server/privacy/index.ts';
import { tallySuite } from './tally.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'locallama-folders-')));
suiteTeardown(() => rmSync(home, { recursive: true, force: true }));

function writeFile(...path: readonly string[]): string {
  const file = join(home, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, 'export {};\n');
  return file;
}

/** Two folders, of which the first asks that its `secrets` stay, and for better models. */
function open(name: string) {
  const file = writeFile(name, 'deep/secrets/a.ts');
  const other = writeFile('other', 'deep/secrets/a.ts');
  const folders = [join(home, name), join(home, 'other')];
  const rule = { folder: folders[0], localOnly: ['secrets'], forbidden: ['m'], qualityFloor: 0.9 };
  const parsed = parseConfig({ LOCALLAMA_FOLDERS: JSON.stringify([rule]) });
  assert.ok(parsed.ok);
  const { localOnly, folderRules } = parsed.config;
  const guard = createPrivacyGuard(
    { localOnly, secretFiles: false, secrets: [], folders },
    () => {},
  );
  const stays = (filePath: string) => guard.check({ prompt: 'Explain.', filePath }).kind;
  const rules = (path: string) => {
    const { forbidden, qualityFloor } = applyFolderRules(NO_RULES, guard.locate(path), folderRules);
    return [forbidden.length, qualityFloor];
  };
  return { file, other, stays, rules };
}

tallySuite('a folder of a workspace', ({ attack, neighbour }) => {
  for (const name of [
    ...[
      'b',
      'my app',
      '[b]',
      '{a,b}',
      'b, c',
      '(b)',
      '!b',
      '#b',
      'ü',
      'B*c',
      'a?b',
      "it's",
      '~b',
      '$b',
    ],
    ...['b;c', 'sécrets', 'a\\b', '-b', '.b', 'b.c/d'],
  ]) {
    attack(`called ${name} keeps its files`, () => {
      const { file, stays, rules } = open(name);
      assert.equal(stays(file), 'local-only');
      assert.equal(stays(file.replace(home, `${home}/other/..`)), 'local-only');
      assert.deepEqual(rules(file), [1, 0.9]);
    });
    neighbour(`beside ${name} the same path is open`, () => {
      const { other, stays, rules } = open(name);
      assert.equal(stays(other), 'anywhere');
      assert.deepEqual(rules(other), [0, 0]);
    });
  }

  attack('a relative path that may be of either folder counts for both', () => {
    const { stays, rules } = open('b');
    assert.equal(stays('deep/secrets/a.ts'), 'local-only');
    assert.deepEqual(rules('deep/secrets/a.ts'), [1, 0.9]);
  });
  attack('a file that is reached by a link into the folder', () => {
    const { file, stays, rules } = open('b');
    const link = join(home, 'link');
    symlinkSync(join(home, 'b'), link);
    const through = file.replace(join(home, 'b'), link);
    assert.equal(stays(through), 'local-only');
    assert.deepEqual(rules(through), [1, 0.9]);
  });
  neighbour('a folder whose name begins alike is another one', () => {
    const { rules } = open('b');
    assert.deepEqual(rules(writeFile('bb', 'a.ts')), [0, 0]);
  });
});
