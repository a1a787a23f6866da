/** `Forget What Was Learned…`: after a yes, the router starts from its priors again, in all windows. */
import * as vscode from 'vscode';
import { runProgram, type ServerPlace } from '../server/index.ts';

const CONFIRM = 'Forget';

/** Asks the person, and forgets. Never rejects. */
export async function forgetLearning(place: ServerPlace): Promise<void> {
  const chosen = await vscode.window.showWarningMessage(
    'Forget what LocalLama learned about models?',
    {
      modal: true,
      detail:
        'How good and how fast each model was on your tasks, from checks and from what you applied ' +
        'or discarded, is deleted in all windows. Spending and budgets stay.',
    },
    CONFIRM,
  );
  if (chosen !== CONFIRM) return;
  const end = await runProgram(place, ['learning', '--reset']);
  if (end.ok) void vscode.window.showInformationMessage(`LocalLama: ${end.stdout.trim()}`);
  else
    void vscode.window.showErrorMessage(`LocalLama: nothing was forgotten. ${end.stderr.trim()}`);
}
