/** An answer that is wrong, or whose tests could not fail, is not called verified; an honest one is. */
import assert from 'node:assert/strict';
import type { Sandbox } from '../../src/server/verify/sandbox/sandbox.ts';
import { verdictOn } from '../server/verify/hard/hardCase.ts';
import { bestSandbox } from '../server/verify/sandboxHere.ts';
import { tallySuite } from './tally.ts';
import { FURTHER_ATTACKS } from './verdicts/furtherAttacks.ts';
import { PYTHON_ATTACKS } from './verdicts/pythonAttacks.ts';
import { PYTHON_NEIGHBOURS } from './verdicts/pythonNeighbours.ts';
import { SCRIPT_ATTACKS } from './verdicts/scriptAttacks.ts';
import { SCRIPT_NEIGHBOURS } from './verdicts/scriptNeighbours.ts';
import { TYPED_ATTACKS } from './verdicts/typedAttacks.ts';
import { TYPED_NEIGHBOURS } from './verdicts/typedNeighbours.ts';
import type { VerdictCase } from './verdicts/verdictCase.ts';

const ATTACKS = [...SCRIPT_ATTACKS, ...TYPED_ATTACKS, ...PYTHON_ATTACKS, ...FURTHER_ATTACKS];
const NEIGHBOURS = [...SCRIPT_NEIGHBOURS, ...TYPED_NEIGHBOURS, ...PYTHON_NEIGHBOURS];
const ADD = 'Write a function add(a, b).';

tallySuite('what is verified is right', ({ attack, neighbour }) => {
  let sandbox: Sandbox;

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (!['bubblewrap', 'namespaces'].includes(sandbox.containment)) this.skip();
  });

  const judge = ([what, language, code, tests, prompt = ADD]: VerdictCase) =>
    verdictOn([what, language, prompt, code, tests], sandbox);

  for (const one of ATTACKS) {
    attack(`${one[1]}: ${one[0]}`, async () => {
      const { outcome, evidence } = await judge(one);
      assert.notEqual(outcome, 'accepted', evidence);
    });
  }
  for (const one of NEIGHBOURS) {
    neighbour(`${one[1]}: ${one[0]}`, async () => {
      const { outcome, by, evidence } = await judge(one);
      assert.equal(`${outcome} ${by}`, 'accepted tests', evidence);
    });
  }
});
