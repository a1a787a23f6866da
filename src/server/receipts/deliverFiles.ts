/** What an agent gets of a change: a receipt, and the code or a patch where that was asked for. */
import { countChangedLines, formatPatch } from '../../core/answer/index.ts';
import type { RouteTaskInput, RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { Services } from '../services.ts';
import type { PartEdit } from './readPartEdits.ts';
import { withhold } from './withhold.ts';
import { writeFiles } from './writeFiles.ts';

export interface Delivery {
  readonly taskId: string;
  readonly deliver: NonNullable<RouteTaskInput['deliver']>;
  readonly isKept: boolean;
}

/** `edits`: else why there are none. Never rejects for what a disk may do. */
export async function deliverFiles(
  edits: readonly PartEdit[] | string,
  output: RouteTaskOutput,
  { taskId, deliver, isKept }: Delivery,
  services: Pick<Services, 'undoStore' | 'log'>,
): Promise<RouteTaskOutput> {
  const { text: _, code: __, language: ___, ...plain } = output;
  const told = isKept ? withhold(plain) : plain;
  if (typeof edits === 'string') return { ...told, status: 'failed', error: edits };
  const receipt = {
    delivered: deliver,
    files: edits.map(({ part, text }) => ({
      path: part.path,
      ...countChangedLines(part.text, text),
      ...(deliver === 'code' && { code: text }),
    })),
    ...(deliver === 'patch' && { patch: edits.map(formatPartPatch).join('') }),
    ...(deliver === 'write' && { undo: true }),
  };
  const done: RouteTaskOutput = { ...told, receipt };
  if (deliver !== 'write') return done;
  const files = edits.map(({ part: { place, before, text, after }, text: now }) => ({
    path: place,
    before: before + text + after,
    after: before + now + after,
  }));
  const problem = await writeFiles(taskId, { files, told: JSON.stringify(done) }, services);
  return problem === null ? done : { ...told, status: 'failed', error: problem };
}

function formatPartPatch({ part: { path, before, text, after }, text: now }: PartEdit): string {
  return formatPatch(path, before + text + after, before + now + after);
}
