/** What is proven by running: right answers are never rejected and mostly proven, wrong ones never proven. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../../src/core/types.ts';
import { RUN_LIMITS, type Sandbox } from '../../../../src/server/verify/sandbox/index.ts';
import { CHECKS, verifyAnswer } from '../../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from '../asTask.ts';
import { bestSandbox } from '../sandboxHere.ts';
import { FIXES, SECOND_ANSWERS, TESTS, TRANSLATIONS } from './cases/otherProofs.ts';
import type { ProofCase } from './cases/proofCase.ts';
import { REFACTORINGS } from './cases/refactorings.ts';

suite('proofs by running', () => {
  let sandbox: Sandbox;
  suiteSetup(async function () {
    this.timeout(60_000);
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
  });

  const verify = (one: ProofCase, code: string, other: string | null) => {
    const { intent, language, words, code: replaces, to = language } = one;
    const prompt = replaces === '' ? words : `${words}\n\n\`\`\`${language}\n${replaces}\n\`\`\``;
    const given = replaces === '' || intent === 'test' ? {} : { replaces };
    const task: Task = { ...plainTask(prompt), ...{ intent, language }, ...given };
    const answer = cleanAnswer(`\`\`\`${to}\n${code}\n\`\`\``, task);
    const second = other === null ? null : { answer: { ...answer, code: other }, model: 'b' };
    return verifyAnswer({
      ...{ task, answer, finish: 'stop', checks: CHECKS, sandbox, limits: RUN_LIMITS },
      ...{ project: null, mayEscalate: false, signal: new AbortController().signal },
      askOthers: second === null ? null : async () => [second],
    });
  };

  const check = (
    one: ProofCase,
    code: string,
    wanted: 'proven' | 'stands' | 'refuted',
    at: number,
  ) => {
    const compares = SECOND_ANSWERS.includes(one);
    const other = compares ? (one.right[at === 0 && wanted === 'proven' ? 1 : 0] ?? null) : null;
    test(`${one.intent}, ${one.name}: ${wanted} ${at}`, async function () {
      this.timeout(60_000);
      const { outcome, by, evidence } = await verify(one, code, other);
      const said = `${outcome} by ${by}: ${evidence}`;
      if (wanted === 'proven') assert.equal(outcome, 'accepted', said);
      if (wanted === 'stands') assert.equal(outcome, 'unchecked', said);
      if (wanted === 'refuted') assert.notEqual(outcome, 'accepted', said);
    });
  };

  for (const one of [...REFACTORINGS, ...TESTS, ...TRANSLATIONS, ...FIXES, ...SECOND_ANSWERS]) {
    for (const [at, code] of one.right.entries()) check(one, code, 'proven', at);
    for (const [at, code] of (one.unproven ?? []).entries()) check(one, code, 'stands', at);
    for (const [at, code] of one.wrong.entries()) check(one, code, 'refuted', at);
  }
});
