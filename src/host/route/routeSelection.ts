/** `LocalLama: Route Selection`: from the selected code to a diff, or to an answer in words. */
import * as vscode from 'vscode';
import { appendAnswer, applyAnswer, type Place } from '../../core/answer/index.ts';
import { type Answers, formatFactsLine } from '../chat/index.ts';
import { COMMANDS } from '../contributions.ts';
import { findSelectionTarget, type Proposals, type SelectionTarget } from '../proposal/index.ts';
import type { RouteResult } from '../server/index.ts';
import { offerWeakSandbox, type Session } from '../server/index.ts';
import { extractComment } from './extractComment.ts';
import {
  buildTaskPrompt,
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
  const target = editor && (await findSelectionTarget(editor));
  if (!editor || !target) {
    await adviseToSelect();
    return;
  }
  editor.selection = new vscode.Selection(target.range.start, target.range.end);
  const asked = extractComment(target.code, target.document.languageId);
  const first = asked === undefined ? undefined : makeCommentInstruction(asked);
  const instruction = await pickInstruction(parts.memento, target.what, first);
  if (!instruction) return;
  const original = target.document.getText();
  const offset = target.document.offsetAt(target.range.start);
  if (!original.startsWith(target.code, offset)) {
    void vscode.window.showWarningMessage('LocalLama: the code changed. Select it again.');
    return;
  }
  const result = await routeWithProgress(
    parts.session,
    buildInput(instruction, target),
    instruction.label,
  );
  await showResult(parts, instruction, target, original, result);
}

function buildInput(instruction: Instruction, { document, code }: SelectionTarget) {
  const language = document.languageId;
  return {
    ...buildTaskPrompt(instruction, { code, language }),
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
  original: string,
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
      const place = splitDocument(original, target);
      const code = applyAnswer(place, output.code);
      if (code === target.code) {
        const message = `LocalLama: the answer is the code as it is. ${formatFactsLine(output)}`;
        void vscode.window.showInformationMessage(message);
        return;
      }
      const gap = isComment(instruction) ? '\n' : '\n\n';
      const stays = instruction.answer === 'below';
      const replacement = stays ? appendAnswer(place, output.code, gap) : code;
      const facts = formatFactsLine(output);
      const taskId = output.task_id;
      return parts.proposals.show({ taskId, target, original, code, replacement, facts });
    }
  }
}

function splitDocument(original: string, { document, range, code }: SelectionTarget): Place {
  const offset = document.offsetAt(range.start);
  const after = original.slice(offset + code.length);
  return { before: original.slice(0, offset), selected: code, after };
}

async function adviseToSelect(): Promise<void> {
  const ask = 'Ask Without Code';
  const chosen = await vscode.window.showInformationMessage(
    'LocalLama: select some code, or put the cursor into a function.',
    ask,
  );
  if (chosen === ask) await vscode.commands.executeCommand(COMMANDS.ask);
}
