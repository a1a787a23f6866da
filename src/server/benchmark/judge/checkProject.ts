/** The project's own tests, run in a copy of it with the answer in its place. */
import { hasLines, type ProjectTests } from '../../../core/benchmark/index.ts';
import { runProjectTests } from '../repository/index.ts';
import { type JudgeInput, type Judgement, NOT_TIMED } from './judgement.ts';

const MAX_EVIDENCE_CHARS = 600;

export async function checkProject(input: JudgeInput, check: ProjectTests): Promise<Judgement> {
  const { answer, signal, verification } = input;
  const by = 'project';
  if (answer.code === null) {
    return { passed: false, by, evidence: 'The answer has no code.', ...NOT_TIMED };
  }
  const sandbox = await verification.sandbox();
  const run = await runProjectTests(check, answer.code, { sandbox, signal });
  if (run.kind === 'unable') return { passed: null, by, evidence: run.why, ...NOT_TIMED };
  if (run.kind === 'broke') return { passed: false, by, evidence: run.why, ...NOT_TIMED };
  const { code, output, durationMs: testMs } = run;
  if (code !== 0) {
    const evidence = `\`${check.command}\` fails: ${output.trim().slice(-MAX_EVIDENCE_CHARS)}`;
    return { passed: false, by, evidence, ...NOT_TIMED };
  }
  if (!hasLines(output, check.shows)) {
    const evidence = 'The tests end well, but do not say what they say with the right code.';
    return { passed: false, by, evidence, ...NOT_TIMED };
  }
  const evidence = `\`${check.command}\` passes.`;
  return { passed: true, by, evidence, ...NOT_TIMED, testMs };
}
