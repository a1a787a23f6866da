/** The checks that may accept: they see code do what was asked, run or compared. Cheapest, so weakest, first. */
import type { CheckRow } from '../check.ts';
import { checkProject } from '../project/index.ts';
import { checkAgreement } from './checkAgreement.ts';
import { checkExamples } from './checkExamples.ts';
import { checkFault } from './checkFault.ts';
import { checkGivenTests } from './checkGivenTests.ts';
import { checkMutants } from './checkMutants.ts';
import { checkSameBehaviour } from './checkSameBehaviour.ts';
import { checkSameCode } from './checkSameCode.ts';

export const PROVING_CHECKS = [
  { name: 'same-code', check: checkSameCode },
  { name: 'examples', check: checkExamples, runs: true },
  { name: 'same-behaviour', check: checkSameBehaviour, runs: true },
  { name: 'mutation', check: checkMutants, runs: true },
  { name: 'fault', check: checkFault, runs: true },
  { name: 'agreement', check: checkAgreement, runs: true },
  { name: 'tests', check: checkGivenTests, runs: true },
  { name: 'project', check: checkProject, runs: true },
] as const satisfies readonly CheckRow[];

export { buildExampleProgram } from './exampleProgram.ts';
