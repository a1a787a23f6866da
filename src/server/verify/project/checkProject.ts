/**
 * Whether the project's own check command passes with the change applied, in a scratch copy.
 *
 * The command comes from the person's configuration, never from a task, and only in a workspace
 * that the person trusts. A command that fails without the change, too, says nothing against it; one
 * that fails without it and passes with it is the best proof that there is.
 */
import {
  type CheckInput,
  type CheckResult,
  type FileChange,
  type ProjectCheck,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import type { CommandResult, Sandbox } from '../sandbox/index.ts';
import { resolveToolPath, type ToolPath } from './resolveToolPath.ts';
import { runProjectCommand } from './runProjectCommand.ts';
import { createScratchCopy, type ScratchCopy } from './scratchCopy.ts';
import { COPY_LIMITS } from './scratchSize.ts';

export async function checkProject(input: CheckInput): Promise<CheckResult> {
  const { answer, project: check, sandbox, signal } = input;
  if (check === null || answer.code === null) return SILENT;
  const changes = check.change(answer.code);
  if (changes === null) return SILENT;
  if (sandbox === null) return reportUnable('nothing may be run here');
  const tools = await resolveToolPath(check.path, check.root, signal);
  const run = { check, tools, sandbox, signal };
  const after = await runWith(changes, run);
  if (after.kind !== 'failed') return after;
  // A command that fails anyway says nothing about this change.
  const before = await runWith([], run);
  if (before.kind !== 'failed') return before.kind === 'passed' ? after : before;
  return reportUnable(`the command fails without the change, too: ${before.evidence}`);
}

/** One check, as it is run with the change and without. */
interface Run {
  readonly check: ProjectCheck;
  readonly tools: ToolPath;
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
}

/** The command in a scratch copy of its own, with the change applied or as the project stands. */
async function runWith(changes: readonly FileChange[], run: Run): Promise<CheckResult> {
  const { check, signal } = run;
  const copy = await createScratchCopy(check.root, COPY_LIMITS, signal).catch(
    (error: Error) => error,
  );
  if (copy instanceof Error) return reportUnable(`no scratch copy of the project: ${copy.message}`);
  try {
    for (const change of changes) await copy.apply(change);
    return reportCommand(await runIn(copy, run), run);
  } catch (error) {
    return reportUnable(`the change cannot be applied: ${(error as Error).message}`);
  } finally {
    await copy.remove();
  }
}

function runIn(copy: ScratchCopy, { check, tools, sandbox, signal }: Run) {
  const { command, limits } = check;
  const { folder, readable } = copy;
  return runProjectCommand({
    ...{ command, folder, readable, env: {}, limits, tools, sandbox, signal },
  });
}

function isGood(result: CommandResult): boolean {
  return result.kind === 'exited' && result.code === 0;
}

function reportCommand(result: CommandResult, { check: { command }, tools }: Run): CheckResult {
  if (isGood(result)) return reportPassed(`\`${command}\` passes with the change.`);
  if (result.kind === 'cancelled') return SILENT;
  if (result.kind === 'unavailable') return reportUnable(result.reason);
  return reportFailed(
    `\`${command}\` fails with the change: ${describeCommandResult(result)}${describeShims(result, tools)}`,
  );
}

/** What a shell says of a program that is not there. */
const NOT_FOUND = 127;

function describeShims(result: CommandResult, { shims }: ToolPath): string {
  if (result.kind !== 'exited' || result.code !== NOT_FOUND || shims.length === 0) return '';
  return (
    `\nThe scripts of a version manager (${shims.join(', ')}) do not work in the sandbox: put the ` +
    'folder of the real program before them in the PATH that the editor or the server is started with.'
  );
}

const MAX_EVIDENCE_CHARS = 2_000;

function describeCommandResult(result: CommandResult): string {
  if (result.kind === 'disk') return 'it wrote more than 1 GiB to the disk';
  if (!('stdout' in result)) return result.kind;
  const text = `${result.stdout}\n${result.stderr}`.trim();
  const tail = text.length > MAX_EVIDENCE_CHARS ? `…${text.slice(-MAX_EVIDENCE_CHARS)}` : text;
  return result.kind === 'exited' ? `status ${result.code}\n${tail}` : `${result.kind}\n${tail}`;
}
