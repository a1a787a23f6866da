/**
 * How good the checks are on answers that nothing was tuned on: the honest table beside that of
 * `quality.test.ts`. Each wrong verdict is printed with its reason, so that none of them hides.
 */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';
import {
  CHECKS,
  type Verification,
  verifyAnswer,
} from '../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from './asTask.ts';
import { HELD_OUT, type HeldOut } from './heldOut/heldOut.ts';
import { type Judged, type Quality, quality, qualityTable } from './qualityTable.ts';
import { bestSandbox } from './sandboxHere.ts';

suite('verification of answers that it was not tuned on', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
  });

  test('rejects no right answer and verifies no wrong one', async () => {
    const verdicts: [HeldOut, Verification][] = [];
    for (const one of HELD_OUT) verdicts.push([one, await verdictOn(one, sandbox)]);
    const rows: [string, Quality][] = [
      ['rejected, or it stands', quality(verdicts.map(stands))],
      ['rejected or verified', quality(verdicts.map(verified))],
    ];
    const right = HELD_OUT.filter(one => one.right).length;
    const surprises = verdicts.filter(isSurprise).map(told);
    console.log(
      `\n${HELD_OUT.length} answers held out, ${right} right\n${qualityTable(rows)}\n` +
        `${surprises.join('\n')}\n`,
    );
    const wrongly = verdicts.filter(
      ([{ right: isRight }, { outcome }]) => outcome === (isRight ? 'rejected' : 'accepted'),
    );
    assert.deepEqual(wrongly.map(told), []);
  });
});

type Pair = readonly [HeldOut, Verification];

function verdictOn({ prompt, language, tests, answer }: HeldOut, sandbox: Sandbox) {
  const task = {
    ...plainTask(prompt),
    ...(language !== undefined && { language }),
    ...(tests !== undefined && { tests }),
  };
  const signal = new AbortController().signal;
  const rest = {
    finish: 'stop',
    checks: CHECKS,
    limits: RUN_LIMITS,
    project: null,
    mayEscalate: false,
    askOthers: null,
  } as const;
  return verifyAnswer({ task, answer: cleanAnswer(answer, task), sandbox, signal, ...rest });
}

function stands([{ right }, { outcome }]: Pair): Judged {
  return { right, said: outcome === 'rejected' ? 'rejected' : 'accepted' };
}

function verified([{ right }, { outcome }]: Pair): Judged {
  return { right, said: outcome === 'unchecked' ? 'silent' : outcome };
}

function isSurprise([{ right }, { outcome }]: Pair): boolean {
  return right ? outcome === 'rejected' : outcome !== 'rejected';
}

function told([{ id, right }, { outcome, by, evidence }]: Pair): string {
  return `${right ? 'right' : 'wrong'} ${id}: ${outcome} by ${by}: ${evidence.split('\n')[0]}`;
}
