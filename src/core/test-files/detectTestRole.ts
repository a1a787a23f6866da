/** What a file is to a project's tests, by its path alone. */
import { detectFileLanguage, findLanguage, type LanguageRole } from '../languages/index.ts';
import { readName, readTest, TEST_FOLDERS } from './findTestFile.ts';

/** `test`: it is called like one; `kept`: code among tests, which may be one; `beside`: what else lies there. */
export type TestRole = 'test' | 'kept' | 'beside';

/** Null: it is no part of the tests. */
export function detectTestRole(path: string): TestRole | null {
  const file = readName(path);
  const language = findLanguage(detectFileLanguage(path));
  const habit = language?.testFiles;
  const test = habit === undefined ? null : readTest(file, habit);
  if (test !== null) return test.template === '{name}' ? 'kept' : 'test';
  if (file.folders.some(folder => BESIDE.has(folder))) return 'beside';
  if (!file.folders.some(folder => TEST_FOLDERS.has(folder))) return null;
  return habit === undefined && RUN.has(language?.role) ? 'kept' : 'beside';
}

/** What can be run, whether or not anything is known of how its tests are kept. */
const RUN: ReadonlySet<LanguageRole | undefined> = new Set(['program', 'commands']);
const BESIDE: ReadonlySet<string> = new Set(['testdata', 'fixtures', '__snapshots__', '__mocks__']);
