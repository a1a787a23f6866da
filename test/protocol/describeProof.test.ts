/** How an answer was proven is a phrase, of any check, also one that a newer server brings. */
import assert from 'node:assert/strict';
import { describeChecking, describeProof, type Proof } from '../../src/protocol/describeProof.ts';
import { CHECKS, PROOFS } from '../../src/server/verify/verifyAnswer.ts';

suite('how it was proven', () => {
  const said: readonly (readonly [Proof, string])[] = [
    [{ by: 'same-code', but: 'comments' }, 'same code but comments'],
    [{ by: 'same-behaviour', inputs: 212 }, 'same behaviour on 212 inputs'],
    [{ by: 'same-behaviour', inputs: 1 }, 'same behaviour on 1 input'],
    [{ by: 'mutation', killed: 14, mutants: 16 }, 'kills 14 of 16 mutants'],
    [{ by: 'agreement', inputs: 40 }, 'two models agree on 40 inputs'],
    [{ by: 'agreement', inputs: 40, agreeing: 3, answers: 4 }, '3 of 4 answers agree on 40 inputs'],
    [{ by: 'fault', inputs: 3 }, 'the fault is gone on 3 inputs'],
    [{ by: 'tests' }, 'the tests pass'],
    [{ by: 'astrology' }, 'astrology'],
  ];
  for (const [proof, wanted] of said) {
    test(wanted, () => assert.equal(describeProof(proof), wanted));
  }

  test('each proof has words of its own, also while it runs', () => {
    for (const by of PROOFS) {
      assert.notEqual(describeProof({ by }), by);
      assert.match(describeChecking(by, 'm'), /^Checking the answer of m: .+\.$/);
    }
    for (const check of CHECKS) assert.match(describeChecking(check, 'm'), /^Checking the answer/);
  });
});
