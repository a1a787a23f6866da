/**
 * A task about files that the agent has not read: they are read here, the model is asked for the change, it is
 * checked, and what comes back is a receipt. What a rule keeps on this machine is in nothing that comes back.
 */
import { applyAnswer, EDIT_FORM, wrapInFence } from '../../core/answer/index.ts';
import { detectIntent } from '../../core/decision-engine/index.ts';
import { type TaskKind, WORD_KINDS } from '../../core/types.ts';
import type { RouteTaskInput, RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { Execution, ExecutionInput } from '../execute/index.ts';
import type { Services } from '../services.ts';
import { ToolError } from '../session/index.ts';
import { deliverFiles } from './deliverFiles.ts';
import { type PartEdit, readPartEdits } from './readPartEdits.ts';
import { type FilePart, readParts } from './readParts.ts';
import { createEditCheck } from './verifyEdits.ts';
import { withhold } from './withhold.ts';

/** A task in the words that are measured, decided and asked. */
export interface FileTask {
  readonly input: RouteTaskInput;
  /** Absent: the usual checks do. */
  readonly verify?: NonNullable<ExecutionInput['verify']>;
  /** Of a file that stays nothing is told on the way. */
  readonly isKept: boolean;
  /** What the agent gets in place of the answer, or of why there is none. */
  readonly deliver: (output: RouteTaskOutput, execution: Execution) => Promise<RouteTaskOutput>;
}

export type PreparedFiles =
  | { readonly kind: 'task'; readonly task: FileTask }
  /** An earlier server wrote the change already. */
  | { readonly kind: 'done'; readonly output: RouteTaskOutput }
  | { readonly kind: 'refused'; readonly error: string };

type Deliver = NonNullable<RouteTaskInput['deliver']>;
type Needed = Pick<Services, 'config' | 'privacy' | 'undoStore' | 'execution' | 'log'>;

/** From so many lines on a model writes the places that change, and not the whole. */
const MAX_WHOLE_LINES = 120;
/** What stands around the lines that are to be changed, on either side. */
const MAX_AROUND_CHARS = 20_000;

export async function prepareFileTask(
  taskId: string,
  input: RouteTaskInput,
  services: Needed,
): Promise<PreparedFiles> {
  const done = services.undoStore.find(taskId);
  if (done !== null) return { kind: 'done', output: JSON.parse(done.told) };
  const { agentMayWrite } = services.config;
  const deliver = input.deliver ?? (agentMayWrite ? 'write' : 'patch');
  try {
    const parts = await readParts(input.files ?? [], services.privacy);
    refuseUnfit(parts, deliver, input, agentMayWrite);
    return { kind: 'task', task: buildFileTask(taskId, input, parts, deliver, services) };
  } catch (error) {
    if (error instanceof ToolError) return { kind: 'refused', error: error.message };
    throw error;
  }
}

function refuseUnfit(
  parts: readonly FilePart[],
  deliver: Deliver,
  { tests, replaces, context, file_path }: RouteTaskInput,
  mayWrite: boolean,
): void {
  if (replaces !== undefined || context !== undefined || file_path !== undefined) {
    throw new ToolError('files: they are read here, so leave replaces, context and file_path out.');
  }
  const kept = parts.find(({ keptBy }) => keptBy !== null);
  if (deliver === 'write' && !mayWrite) throw new ToolError(`deliver: ${NOT_ALLOWED}`);
  if (deliver !== 'write' && kept) {
    throw new ToolError(
      `deliver: ${kept.path} stays on this machine (rule: ${kept.keptBy}), so it can only be changed in place, by "write"${mayWrite ? '' : `. ${NOT_ALLOWED}`}. Nothing was spent.`,
    );
  }
  if (tests !== undefined && parts.length > 1) {
    throw new ToolError(
      "tests: they run after the code of one file, and there are several: leave them out; the project's own check runs with all of them changed. Nothing was spent.",
    );
  }
}

const NOT_ALLOWED =
  '"write" is not allowed. The person can allow it: the setting locallama.agent.mayWrite, or LOCALLAMA_AGENT_MAY_WRITE=true.';

function buildFileTask(
  taskId: string,
  input: RouteTaskInput,
  parts: readonly FilePart[],
  deliver: Deliver,
  services: Needed,
): FileTask {
  const { files: _, deliver: __, ...rest } = input;
  const intent = input.intent ?? detectIntent(input.task);
  const [only] = parts;
  const isWhole = only !== undefined && parts.length === 1 && isShort(only) && replaces(intent);
  const kept = parts.find(({ keptBy }) => keptBy !== null);
  const isKept = kept !== undefined;
  const readEdits = isWhole
    ? (_text: string, code: string | null) => readWhole(only, code)
    : (text: string) => readPartEdits(text, parts);
  const order = { taskId, parts, deliver, isKept };
  return {
    input: isWhole
      ? { ...rest, ...askForWhole(input.task, only) }
      : {
          ...rest,
          ...askForPlaces(input, parts),
          file_path: isKept ? kept.place : only!.path,
        },
    ...(!isWhole && {
      verify: createEditCheck(parts, intent, services.execution.verification.verify),
    }),
    isKept,
    deliver: async (output, { outcome }) => {
      if (!outcome.ok) return isKept ? withhold(output) : output;
      const { text, code } = outcome.answer;
      return deliverFiles(readEdits(text, code), output, order, services);
    },
  };
}

function isShort({ text }: FilePart): boolean {
  return text.split('\n').length <= MAX_WHOLE_LINES;
}

/** Words and tests stand beside the code that they are about. */
function replaces(intent: TaskKind | undefined): boolean {
  return intent === undefined || !(WORD_KINDS.has(intent) || intent === 'test');
}

function askForWhole(task: string, part: FilePart) {
  const { path, place, keptBy, text, before, after, language } = part;
  const around = before !== '' || after !== '';
  return {
    task: `${task}\n\n${wrapInFence(text.replace(/\n$/, ''), language ?? '')}`,
    ...{ file_path: keptBy === null ? path : place, replaces: text },
    ...(language !== null && { language }),
    ...(around && {
      context: {
        before: before.slice(-MAX_AROUND_CHARS),
        after: after.slice(0, MAX_AROUND_CHARS),
      },
    }),
  };
}

function askForPlaces(
  { task, system }: Pick<RouteTaskInput, 'task' | 'system'>,
  parts: readonly FilePart[],
) {
  const shown = parts.map(
    ({ path, text, language }) =>
      `${path}\n${wrapInFence(text.replace(/\n$/, ''), language ?? '')}`,
  );
  return {
    task: [task, ...shown].join('\n\n'),
    system: [EDIT_FORM, system].filter(each => each !== undefined && each !== '').join('\n\n'),
    ...{ intent: undefined, replaces: undefined, context: undefined, tests: undefined },
  };
}

function readWhole(part: FilePart, code: string | null): readonly PartEdit[] | string {
  if (code === null) return 'The answer has no code.';
  const { before, text: selected, after, language } = part;
  const text = applyAnswer({ before, selected, after, language }, code);
  return text === selected ? 'The answer changes nothing.' : [{ part, text }];
}
