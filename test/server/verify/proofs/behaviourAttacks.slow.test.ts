/** Refactorings that nobody fitted anything to: no wrong one is proven, no right one refuted; most right ones are proven. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../../src/core/types.ts';
import { RUN_LIMITS, type Sandbox } from '../../../../src/server/verify/sandbox/index.ts';
import { CHECKS, verifyAnswer } from '../../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from '../asTask.ts';
import { bestSandbox } from '../sandboxHere.ts';
import type { ProofCase } from './cases/proofCase.ts';
import { REFACTOR_ATTACKS } from './cases/refactorAttacks.ts';

const MIN_PROVEN = 0.75;

suite('attacks on the same behaviour', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let right = 0;
  let proven = 0;
  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
  });

  const verify = ({ intent, language, words, code: replaces }: ProofCase, code: string) => {
    const prompt = `${words}\n\n\`\`\`${language}\n${replaces}\n\`\`\``;
    const task: Task = { ...plainTask(prompt), intent, language, replaces };
    const answer = cleanAnswer(`\`\`\`${language}\n${code}\n\`\`\``, task);
    return verifyAnswer({
      ...{ task, answer, finish: 'stop', checks: CHECKS, sandbox, limits: RUN_LIMITS },
      ...{ project: null, mayEscalate: false, signal: new AbortController().signal },
      askOthers: null,
    });
  };

  for (const one of REFACTOR_ATTACKS) {
    for (const [at, code] of one.right.entries()) {
      test(`${one.language}, ${one.name}: right ${at}`, async () => {
        const { outcome, by, evidence } = await verify(one, code);
        right += 1;
        if (outcome === 'accepted') proven += 1;
        assert.notEqual(outcome, 'rejected', `${by}: ${evidence}`);
      });
    }
    for (const [at, code] of one.wrong.entries()) {
      test(`${one.language}, ${one.name}: wrong ${at}`, async () => {
        const { outcome, by, evidence } = await verify(one, code);
        assert.notEqual(outcome, 'accepted', `${by}: ${evidence}`);
      });
    }
  }

  test('most right ones are proven', () => {
    process.stdout.write(`${proven} of ${right} right refactorings are proven\n`);
    assert.ok(proven >= right * MIN_PROVEN);
  });
});
