/**
 * Answers that look like documentation, types or another name and are more, beside others that look like more
 * and are not: none of the first is proven, none of the second refuted.
 */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../../src/core/types.ts';
import { checkSameCode } from '../../../../src/server/verify/proofs/checkSameCode.ts';
import { plainTask } from '../asTask.ts';
import { inputOf } from '../inputOf.ts';
import type { Attack } from './cases/attack.ts';
import { DOCUMENT_ATTACKS } from './cases/documentAttacks.ts';
import { OTHER_ATTACKS } from './cases/otherAttacks.ts';

suite('attacks on the same code', () => {
  const find = async (
    { intent, language, words = 'Do it.', code: replaces }: Attack,
    code: string,
  ) => {
    const prompt = `${words}\n\n\`\`\`${language}\n${replaces}\n\`\`\``;
    const task: Task = { ...plainTask(prompt), intent, language, replaces };
    return checkSameCode(inputOf(task, { ...cleanAnswer('', task), code, language }));
  };
  let proven = 0;
  let all = 0;
  for (const attack of [...DOCUMENT_ATTACKS, ...OTHER_ATTACKS]) {
    for (const code of attack.right ?? []) {
      test(`${attack.intent}, ${attack.language}, right: ${JSON.stringify(code)}`, async () => {
        const found = await find(attack, code);
        assert.notEqual(found.kind, 'failed', JSON.stringify(found));
        all += 1;
        if (found.kind === 'passed') proven += 1;
        else process.stdout.write(`not proven: ${JSON.stringify(code)}\n`);
      });
    }
    for (const code of attack.wrong ?? []) {
      test(`${attack.intent}, ${attack.language}, wrong: ${JSON.stringify(code)}`, async () => {
        const found = await find(attack, code);
        assert.notEqual(found.kind, 'passed', JSON.stringify(found));
      });
    }
  }

  suiteTeardown(() => process.stdout.write(`${proven} of ${all} right ones are proven\n`));
});
