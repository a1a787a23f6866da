/** Whether an answer to a benchmark's task is right, by what the task says decides it. */
import { checkDocument } from './checkDocument.ts';
import { checkMutants } from './checkMutants.ts';
import { checkOutput } from './checkOutput.ts';
import { checkProject } from './checkProject.ts';
import { checkProof } from './checkProof.ts';
import { checkTests } from './checkTests.ts';
import { type JudgeInput, type Judgement, NOT_TIMED } from './judgement.ts';

/** Never rejects. What could not be judged is null, and counts nowhere. */
export async function judgeAnswer(input: JudgeInput): Promise<Judgement> {
  try {
    return await runCheck(input);
  } catch (error) {
    const evidence = `It could not be judged: ${error}.`;
    return { passed: null, by: 'none', evidence, ...NOT_TIMED };
  }
}

function runCheck(input: JudgeInput): Promise<Judgement> | Judgement {
  const { check } = input.task;
  switch (check.kind) {
    case 'tests':
      return checkTests(input, check.tests);
    case 'output':
      return checkOutput(input.answer, check.expected);
    case 'mutants':
      return checkMutants(input, check);
    case 'document':
      return checkDocument(input, check);
    case 'project':
      return checkProject(input, check);
    case 'proof':
      return checkProof(input);
  }
}
