/** Cases that verdicts were once wrong about: cheats that were verified, right answers that were rejected. */
import * as assert from 'node:assert/strict';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';
import { CHEATS } from './hard/cheats.ts';
import { FAILING } from './hard/failing.ts';
import { type HardCase, verdictOn } from './hard/hardCase.ts';
import { RIGHT_TO_READ } from './hard/rightToRead.ts';
import { RIGHT_ELSEWHERE } from './hard/rightToReadMore.ts';
import { RIGHT_TO_RUN } from './hard/rightToRun.ts';
import { STYLES_OF_PYTHON } from './hard/stylesOfPython.ts';
import { NOT_RUNNABLE, STYLES_OF_SCRIPT } from './hard/stylesOfScript.ts';
import { type Judged, type Quality, quality, qualityTable } from './qualityTable.ts';
import { bestSandbox } from './sandboxHere.ts';

const RIGHT = [...RIGHT_TO_READ, ...RIGHT_ELSEWHERE, ...RIGHT_TO_RUN];

suite('verdicts on hard cases', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  const judged: Judged[] = [];

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
  });

  suiteTeardown(() => {
    const rows: [string, Quality][] = [['rejected or verified', quality(judged)]];
    console.log(`\n${judged.length} hard cases, which the checks know\n${qualityTable(rows)}\n`);
  });

  async function judge(one: HardCase, right: boolean) {
    const verdict = await verdictOn(one, sandbox);
    const { outcome } = verdict;
    judged.push({ right, said: outcome === 'unchecked' ? 'silent' : outcome });
    return verdict;
  }

  for (const one of [...CHEATS, ...FAILING]) {
    test(`not verified: ${one[0]}`, async () => {
      const { outcome, evidence } = await judge(one, false);
      assert.notEqual(outcome, 'accepted', evidence);
    });
  }
  for (const one of [...STYLES_OF_PYTHON, ...STYLES_OF_SCRIPT]) {
    test(`verified: ${one[0]}`, async () => {
      const { outcome, by, evidence } = await judge(one, true);
      assert.equal(`${outcome} ${by}`, 'accepted tests', evidence);
    });
  }
  for (const one of NOT_RUNNABLE) {
    test(`nobody can say: ${one[0]}`, async () => {
      const { outcome, evidence } = await judge(one, true);
      assert.equal(outcome, 'unchecked');
      assert.match(evidence, /^tests: the tests need /m);
    });
  }
  for (const one of RIGHT) {
    test(`not rejected: ${one[0]}`, async () => {
      const { outcome, evidence } = await judge(one, true);
      assert.notEqual(outcome, 'rejected', evidence);
    });
  }
});
