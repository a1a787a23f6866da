/** Pins hold for whatever a person may call a language or a path. */
import assert from 'node:assert/strict';
import { findPin } from '../../../../src/core/decision-engine/rules/userRules.ts';
import { extractTaskFeatures } from '../../../../src/core/decision-engine/task/taskFeatures.ts';
import { SMALL, TASK } from '../fixtures.ts';

function language(pinned: string, given: string, holds: boolean) {
  test(`a pin for ${pinned} and a task in ${given}`, () => {
    const pins = [{ model: SMALL.id, language: pinned }];
    const pin = findPin(
      { ...TASK, language: given },
      extractTaskFeatures('Fix x', { language: given }),
      pins,
    );
    assert.equal(pin !== undefined, holds);
  });
}

function path(glob: string, filePath: string, holds: boolean) {
  test(`a pin for ${glob} and ${filePath}`, () => {
    const pins = [{ model: SMALL.id, glob }];
    const pin = findPin({ ...TASK, filePath }, extractTaskFeatures('Fix x'), pins);
    assert.equal(pin !== undefined, holds);
  });
}

suite('pins by language', () => {
  for (const each of [
    'typescriptreact',
    'javascriptreact',
    'C++',
    'golang',
    'ts',
    'bash',
    'Rust',
  ]) {
    language(each, each, true);
  }
  language('cpp', 'c++', true);
  language('typescript', 'typescriptreact', true);
  language('F#', 'fsharp', true);
  language('TeX', 'latex', true);
  language('latex', 'tex', true);
  language('json', 'jsonc', true);
  language('Shell Script', 'shellscript', true);
  language('Objective-C', 'objc', true);
  language('f#', 'csharp', false);
  language('typescript', 'javascript', false);
  language(' ', 'javascript', false);
});

suite('pins by path', () => {
  path('src/**', 'src/a.ts', true);
  path('src\\web\\**', 'src/web/a.ts', true);
  path('src/web/**', 'C:\\work\\src\\web\\a.ts', true);
  path('./src/**', 'src/a.ts', true);
  path('*.sql', 'db/deep/a.sql', true);
  path('src/', 'src/deep/a.ts', true);
  path('SRC/**', 'src/a.ts', true);
  path('src', 'src/a.ts', true);
  path('src/(app)/', 'src/(app)/page.tsx', true);
  path('src\\web\\**', 'src/other/a.ts', false);
  path('src/', 'source/a.ts', false);
});
