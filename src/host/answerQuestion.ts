/** Puts a question of the server's to the person: may this cost money, is the model there now. */
import * as vscode from 'vscode';
import { named } from './named.ts';
import { pullCommand } from './pullCommand.ts';
import { openPullTerminal } from './pullTerminal.ts';

const YES = 'Go On';
const NO = 'No';
const FETCH = 'Open Terminal with Command';

/** Undefined: the person closed the question, or went to fetch the model first. */
export async function answerQuestion(question: string): Promise<'yes' | 'no' | undefined> {
  const command = pullCommand(question);
  const buttons = command === undefined ? [YES, NO] : [FETCH, YES, NO];
  const chosen = await vscode.window.showWarningMessage(named(question), ...buttons);
  if (chosen === FETCH && command !== undefined) openPullTerminal(command);
  return chosen === YES ? 'yes' : chosen === NO ? 'no' : undefined;
}
