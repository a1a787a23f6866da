/** The tasks that come with LocalLama, so that models can be measured before anybody has tasks of their own. */
import {
  buildSuiteTasks,
  readSubjects,
  type SuiteLanguage,
  type SuiteTask,
} from '../../../core/benchmark/index.ts';
import { JAVASCRIPT, PYTHON, SHELL, TYPESCRIPT } from './texts.ts';

const SCRIPT_TESTING =
  'Use `node:assert/strict`, which you import, and no framework: the tests fail where something is thrown.';

const LANGUAGES: readonly (readonly [SuiteLanguage, string])[] = [
  [{ id: 'javascript', name: 'JavaScript', testing: SCRIPT_TESTING }, JAVASCRIPT],
  [{ id: 'typescript', name: 'TypeScript', testing: SCRIPT_TESTING }, TYPESCRIPT],
  [
    { id: 'python', name: 'Python', testing: 'Use plain `assert` statements, and no framework.' },
    PYTHON,
  ],
  [
    {
      id: 'shellscript',
      name: 'Bash',
      testing: 'They end with `exit 1` where something is wrong.',
    },
    SHELL,
  ],
];

export function listStarterTasks(): readonly SuiteTask[] {
  return LANGUAGES.flatMap(([language, text]) =>
    buildSuiteTasks('starter', readSubjects(text), language),
  );
}
