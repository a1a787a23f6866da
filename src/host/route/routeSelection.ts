/** `LocalLama: Route Selection`: from the selected code to a diff, or to an answer in words. */
import * as vscode from 'vscode';
import {
  appendAnswer,
  applyAnswer,
  dedentSelection,
  insertBelow,
  type Place,
} from '../../core/answer/index.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { type Answers, formatFactsLine } from '../chat/index.ts';
import { COMMANDS } from '../contributions.ts';
import {
  findSelectionTarget,
  type Proposals,
  type SelectionTarget,
  splitDocument,
} from '../proposal/index.ts';
import type { RouteResult } from '../server/index.ts';
import { offerWeakSandbox, type Session } from '../server/index.ts';
import { extractComment } from './extractComment.ts';
import {
  buildTaskText,
  type Instruction,
  isComment,
  makeCommentInstruction,
} from './instructions.ts';
import { pickInstruction } from './pickInstruction.ts';
import { routeWithProgress } from './routeProgress.ts';
import { showInterrupted, showUnanswered } from './unanswered.ts';

export interface RouteDependencies {
  readonly session: Session;
  readonly proposals: Proposals;
  readonly answers: Answers;
  /** Remembers the person's own words. */
  readonly memento: vscode.Memento;
}

/** Runs the command on the active editor. Resolves when the answer is shown; never rejects. */
export async function routeSelection(parts: RouteDependencies): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const target = editor ? await findSelectionTarget(editor) : 'none';
  if (target === 'left') return;
  if (!editor || target === 'none') return adviseToSelect();
  editor.selection = new vscode.Selection(target.range.start, target.range.end);
  const asked = extractComment(target.code, target.document.languageId);
  const first = asked === undefined ? undefined : makeCommentInstruction(asked);
  const instruction = await pickInstruction(parts.memento, target.what, first);
  if (!instruction) return;
  const place = splitDocument(target);
  if (target.document.getText(target.range) !== target.code) {
    void vscode.window.showWarningMessage('LocalLama: the code changed. Select it again.');
    return;
  }
  const result = await routeWithProgress(
    parts.session,
    buildInput(instruction, target, place),
    instruction.label,
  );
  await showResult(parts, instruction, target, place, result);
}

function buildInput(instruction: Instruction, { document, code }: SelectionTarget, place: Place) {
  const language = document.languageId;
  return {
    task: buildTaskText(instruction, { code: dedentSelection(place), language }),
    ...(instruction.intent && { intent: instruction.intent }),
    // The text holds all the context there is, and the server measures it.
    context_length: 0,
    language,
    // In the place of a comment, the code stands for a check as well as below it.
    ...((instruction.answer === 'code' || isComment(instruction)) && { replaces: code }),
    file_path: document.uri.scheme === 'untitled' ? document.uri.path : document.uri.fsPath,
  };
}

async function showResult(
  parts: RouteDependencies,
  instruction: Instruction,
  target: SelectionTarget,
  place: Place,
  result: RouteResult,
): Promise<void> {
  void offerWeakSandbox(parts, result);
  switch (result.kind) {
    case 'cancelled':
      return;
    case 'unanswered':
      return showUnanswered(result, parts.answers);
    case 'interrupted':
      return showInterrupted(result.why);
    case 'answered': {
      const { output } = result;
      if (instruction.answer === 'prose' || output.code === undefined) {
        return parts.answers.show(`${instruction.label}: ${target.what}`, output);
      }
      return showCode(parts, instruction, target, place, { ...output, code: output.code });
    }
  }
}

async function showCode(
  { proposals }: RouteDependencies,
  instruction: Instruction,
  target: SelectionTarget,
  place: Place,
  output: RouteTaskOutput & { readonly code: string },
): Promise<void> {
  const { code } = output;
  const facts = formatFactsLine(output);
  // Own words may have asked for tests, which stand beside the code.
  const stays = instruction.answer === 'below' || output.intent === 'test';
  const change = stays
    ? appendAnswer(place, code, isComment(instruction) ? 'line' : 'empty-line')
    : { old: target.code, now: applyAnswer(place, code) };
  if (change.now === change.old) {
    void vscode.window.showInformationMessage(
      `LocalLama: the answer is the code as it is. ${facts}`,
    );
    return;
  }
  const below = stays ? change : insertBelow(place, code, 'empty-line');
  const original = place.before + place.selected + place.after;
  await proposals.show({ taskId: output.task_id, target, original, code, change, below, facts });
}

async function adviseToSelect(): Promise<void> {
  const ask = 'Ask Without Code';
  const chosen = await vscode.window.showInformationMessage(
    'LocalLama: select some code, or put the cursor into a function.',
    ask,
  );
  if (chosen === ask) await vscode.commands.executeCommand(COMMANDS.ask);
}
