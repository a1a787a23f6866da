/** The checks that only read reject nothing in code that works: the sources of this project. */
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';
import { verifyAnswer } from '../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from './asTask.ts';

const ROOT = join(import.meta.dirname, '../../../src');
const READING = ['complete', 'parses', 'interface'] as const;
const LANGUAGES = new Map([
  ['.ts', 'typescript'],
  ['.json', 'json'],
]);

suite('code that works', function () {
  this.timeout(60_000);

  test('is not rejected as an answer', async () => {
    const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' });
    let read = 0;
    for (const path of files) {
      const language = LANGUAGES.get(/\.\w+$/.exec(path)?.[0] ?? '');
      if (language === undefined) continue;
      read += 1;
      const code = readFileSync(join(ROOT, path), 'utf8');
      const task = { ...plainTask(`Write a ${language} module.`), language };
      const answer = `~~~~~${language}\n${code}\n~~~~~`;
      const rest = {
        checks: READING,
        sandbox: null,
        limits: RUN_LIMITS,
        project: null,
        mayEscalate: false,
        askOthers: null,
      } as const;
      const signal = new AbortController().signal;
      const verdict = await verifyAnswer({
        task,
        answer: cleanAnswer(answer, task),
        finish: 'stop',
        signal,
        ...rest,
      });
      assert.notEqual(verdict.outcome, 'rejected', `${path}: ${verdict.evidence}`);
    }
    assert.ok(read > 100);
  });
});
