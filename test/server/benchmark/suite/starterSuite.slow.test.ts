/** The starter suite measures: right answers pass, wrong ones fail, and its figures are true. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFences } from '../../../../src/core/answer/index.ts';
import { listMutants, type SuiteTask } from '../../../../src/core/benchmark/index.ts';
import { listStarterTasks } from '../../../../src/server/benchmark/index.ts';
import { measureMutants } from '../../../../src/server/benchmark/judge/index.ts';
import { createTestVerification, judgeAsAsked } from '../judgeAsAsked.ts';

const TASKS = listStarterTasks();
const LANGUAGES = ['javascript', 'typescript', 'python', 'shellscript'];
const KINDS = ['generate', 'fix', 'refactor', 'test', 'document', 'translate', 'predict-output'];
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  javascript: [process.execPath, '-e'],
  typescript: [process.execPath, '--input-type=module-typescript', '-e'],
  python: ['python3', '-c'],
  shellscript: ['bash', '-c'],
};

/** The right code of a task and the tests that judge it; null where it has none. */
function readTested({ check, reference, language }: SuiteTask) {
  if (check.kind === 'tests') return { code: reference, tests: check.tests, language };
  if (check.kind === 'mutants') return { code: check.right, tests: reference, language };
  return null;
}

suite('the starter suite', function () {
  this.timeout(60_000);
  const verification = createTestVerification();

  test('has enough of each language, kind and level', () => {
    assert.ok(TASKS.length >= 60, `${TASKS.length}`);
    assert.equal(new Set(TASKS.map(({ id }) => id)).size, TASKS.length);
    assert.equal(new Set(TASKS.map(({ prompt }) => prompt)).size, TASKS.length);
    for (const language of LANGUAGES) {
      const own = TASKS.filter(task => task.language === language);
      assert.deepEqual(new Set(own.map(({ kind }) => kind)), new Set(KINDS));
      assert.deepEqual(new Set(own.map(({ level }) => level)), new Set([1, 2, 3, 4, 5]));
    }
  });

  test('no request tells the answer', () => {
    for (const { id, kind, prompt, reference, check } of TASKS) {
      assert.ok(!prompt.includes(reference), id);
      if (check.kind === 'tests') assert.ok(!prompt.includes(check.tests), id);
      const shown = readFences(prompt).fences.length;
      assert.equal(shown, kind === 'generate' ? 0 : 1, id);
    }
  });

  for (const task of TASKS) {
    test(`${task.id}: its reference passes, its wrong answer fails`, async () => {
      const right = await judgeAsAsked(task, task.reference, verification);
      assert.equal(right.passed, true, right.evidence);
      assert.ok(right.completeness === 1 || right.completeness === null, `${right.completeness}`);
      const wrong = await judgeAsAsked(task, task.wrong, verification);
      assert.equal(wrong.passed, false, wrong.evidence);
      assert.equal(wrong.by, right.by);
    });
  }

  test('programs print what the suite says', () => {
    const foretold = TASKS.filter(({ kind }) => kind === 'predict-output');
    assert.ok(foretold.length >= 4);
    for (const { id, language, prompt, reference } of foretold) {
      const [program, ...args] = PROGRAMS[language]!;
      const code = readFences(prompt).fences[0]!.code;
      const { stdout } = spawnSync(program!, [...args, code], { encoding: 'utf8' });
      assert.equal(stdout.replace(/ +$/gm, '').trim(), reference.replace(/ +$/gm, '').trim(), id);
    }
  });

  test('each says how many mutants its tests notice, and most notice nearly all', () => {
    const told = TASKS.filter(task => readTested(task) !== null);
    const [killed, all] = [told.map(t => t.mutants!.killed), told.map(t => t.mutants!.all)].map(
      counts => counts.reduce((sum, count) => sum + count, 0),
    );
    for (const task of told) {
      const { code, language } = readTested(task)!;
      assert.equal(task.mutants!.all, listMutants(code, language).length, task.id);
      assert.ok(task.mutants!.killed / task.mutants!.all >= 0.6, task.id);
    }
    assert.ok(killed! / all! >= 0.85, `${killed} of ${all}`);
  });

  for (const language of LANGUAGES) {
    test(`and that is so, tried on one in ${language}`, async () => {
      const task = TASKS.find(each => each.language === language && readTested(each) !== null)!;
      const { signal } = new AbortController();
      const found = await measureMutants(readTested(task)!, { verification, signal });
      assert.deepEqual(found, task.mutants, task.id);
    });
  }
});
