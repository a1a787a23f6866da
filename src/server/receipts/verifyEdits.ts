/** Checks an answer that changes several places: each file as if it were asked for alone, the project with all. */
import type { Task, TaskKind, Verdict } from '../../core/types.ts';
import type { VerifyInput } from '../execute/index.ts';
import { readPartEdits } from './readPartEdits.ts';
import type { FilePart } from './readParts.ts';

type Verify = (input: VerifyInput) => Promise<Verdict>;

export function createEditCheck(
  parts: readonly FilePart[],
  intent: TaskKind | undefined,
  verify: Verify,
): Verify {
  return async input => {
    const changed = readPartEdits(input.answer.text, parts);
    if (typeof changed === 'string') {
      return { outcome: 'rejected', by: 'complete', evidence: changed };
    }
    const verdicts: Verdict[] = [];
    for (const [at, { part, text }] of changed.entries()) {
      const others = changed.flatMap(({ part: { before, after, place }, text: now }, index) =>
        index === at ? [] : [{ path: place, text: before + now + after }],
      );
      const verdict = await verify({
        ...input,
        task: takePart(input.task, part, intent),
        answer: { ...input.answer, text, code: text, language: part.language, defect: null },
        // The project is asked once.
        alongside: at === 0 ? others : null,
      });
      const evidence =
        changed.length === 1 ? verdict.evidence : `${part.path}: ${verdict.evidence}`;
      if (verdict.outcome === 'rejected') return { ...verdict, evidence };
      verdicts.push({ ...verdict, evidence });
    }
    return joinVerdicts(verdicts);
  };
}

/** The request alone, about one of its files. */
function takePart(
  { context: _, replaces: __, ...task }: Task,
  { path, text, before, after, language }: FilePart,
  intent: TaskKind | undefined,
): Task {
  return {
    ...task,
    ...{ filePath: path, replaces: text, context: { before, after } },
    ...(language !== null && { language }),
    ...(intent !== undefined && { intent }),
  };
}

/** What the project's check says holds for all; else all must be accepted. */
function joinVerdicts(verdicts: readonly Verdict[]): Verdict {
  const project = verdicts.find(({ outcome, by }) => outcome === 'accepted' && by === 'project');
  const doubted = verdicts.find(({ outcome }) => outcome !== 'accepted');
  const told = project ?? doubted ?? verdicts[0]!;
  return { ...told, evidence: verdicts.map(({ evidence }) => evidence).join('\n') };
}
