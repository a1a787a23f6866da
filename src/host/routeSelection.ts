/** `LocalLama: Route Selection`: from the selected code to a diff, or to an answer in words. */
import * as vscode from 'vscode';
import { answerCode, withCodeBelow } from './answerCode.ts';
import type { Answers } from './answers.ts';
import { commentText } from './commentText.ts';
import { COMMANDS } from './contributions.ts';
import { commentInstruction, type Instruction, isComment, taskWords } from './instructions.ts';
import { pickInstruction } from './pickInstruction.ts';
import type { Proposals } from './proposals.ts';
import type { RouteResult } from './routeCall.ts';
import { factsLine } from './routeFacts.ts';
import { routeWithProgress } from './routeProgress.ts';
import { selectionTarget, type Target } from './selectionTarget.ts';
import type { Session } from './session.ts';
import { showInterrupted, showUnanswered } from './unanswered.ts';
import { offerWeakSandbox } from './weakSandbox.ts';

export interface RouteParts {
  readonly session: Session;
  readonly proposals: Proposals;
  readonly answers: Answers;
  /** Remembers the person's own words. */
  readonly memento: vscode.Memento;
}

/** Runs the command on the active editor. Resolves when the answer is shown; never rejects. */
export async function routeSelection(parts: RouteParts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const target = editor && (await selectionTarget(editor));
  if (!editor || !target) {
    await adviseToSelect();
    return;
  }
  editor.selection = new vscode.Selection(target.range.start, target.range.end);
  const asked = commentText(target.code, target.document.languageId);
  const first = asked === undefined ? undefined : commentInstruction(asked);
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
    input(instruction, target),
    instruction.label,
  );
  await show(parts, instruction, target, original, result);
}

function input(instruction: Instruction, { document, code }: Target) {
  const language = document.languageId;
  return {
    ...taskWords(instruction, { code, language }),
    // The text holds all the context there is, and the server measures it.
    context_length: 0,
    language,
    // In the place of a comment, the code stands for a check as well as below it.
    ...((instruction.answer === 'code' || isComment(instruction)) && { replaces: code }),
    file_path: document.uri.scheme === 'untitled' ? document.uri.path : document.uri.fsPath,
  };
}

async function show(
  parts: RouteParts,
  instruction: Instruction,
  target: Target,
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
      if (instruction.answer === 'prose') {
        return parts.answers.show(`${instruction.label}: ${target.what}`, output);
      }
      const code = answerCode(output.text, target.code);
      if (code === target.code) {
        const message = `LocalLama: the answer is the code as it is. ${factsLine(output)}`;
        void vscode.window.showInformationMessage(message);
        return;
      }
      const gap = isComment(instruction) ? '\n' : '\n\n';
      const stays = instruction.answer === 'below';
      const replacement = stays ? withCodeBelow(target.code, code, gap) : code;
      const facts = factsLine(output);
      const taskId = output.task_id;
      return parts.proposals.show({ taskId, target, original, code, replacement, facts });
    }
  }
}

async function adviseToSelect(): Promise<void> {
  const ask = 'Ask Without Code';
  const chosen = await vscode.window.showInformationMessage(
    'LocalLama: select some code, or put the cursor into a function.',
    ask,
  );
  if (chosen === ask) await vscode.commands.executeCommand(COMMANDS.ask);
}
