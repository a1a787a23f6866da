/** How many small changes of right code its tests notice. */
import type { CleanAnswer } from '../../../core/answer/index.ts';
import { listMutants, type MutantShare } from '../../../core/benchmark/index.ts';
import { runTests } from './checkTests.ts';
import type { JudgeInput } from './judgement.ts';

interface TestedCode {
  readonly code: string;
  readonly tests: string;
  readonly language: string;
}

export async function measureMutants(
  { code, tests, language }: TestedCode,
  means: Pick<JudgeInput, 'verification' | 'signal'>,
): Promise<MutantShare> {
  const runs = await Promise.all(
    listMutants(code, language).map(mutant => runTests(means, wrapCode(mutant, language), tests)),
  );
  const told = runs.filter(({ kind }) => kind !== 'unable' && kind !== 'cancelled');
  return { killed: told.filter(({ kind }) => kind !== 'passed').length, all: told.length };
}

function wrapCode(code: string, language: string): CleanAnswer {
  return { text: code, code, language, openEnded: false, defect: null };
}
