/** Puts a question of the server's to the person: may this cost money, is the model there now. */
import type { Action } from '../../core/types.ts';
import { buildPullCommand } from '../buildPullCommand.ts';
import { openPullTerminal } from '../pullTerminal.ts';
import { setBudget } from '../settings/index.ts';
import { showNotice } from '../show/index.ts';

const NO = 'No';
const FETCH = 'Open Terminal with Command';

/**
 * Undefined: the person closed the question. Fetching a model counts as no for now: that takes
 * longer than a task waits. `signal` aborts when the answer is not wanted any more.
 *
 * It is an error's notification, since a warning's hides after seconds while the task waits for it.
 */
export async function answerQuestion(
  question: string,
  action: Action | undefined,
  signal: AbortSignal,
): Promise<'yes' | 'no' | undefined> {
  if (action && 'set' in action) return answerBudgetQuestion(question, signal);
  const command = buildPullCommand(action);
  const yes = command === undefined ? 'Go On' : 'Ask It Again';
  const buttons = command === undefined ? [yes, NO] : [FETCH, yes, NO];
  const chosen = await showNotice('error', question, ...buttons);
  if (chosen === FETCH && command !== undefined) void openPullTerminal(command);
  if (chosen === yes && signal.aborted) void showNotice('info', TOO_LATE);
  return chosen === undefined ? undefined : chosen === yes ? 'yes' : 'no';
}

/**
 * Setting a budget is no answer: the task ends, and is asked again where the budget holds. Closed
 * is no answer, too.
 */
async function answerBudgetQuestion(
  question: string,
  signal: AbortSignal,
): Promise<'yes' | 'no' | undefined> {
  const [set, allow, stay] = ['Set a Budget…', 'Allow for Now', 'Stay Local'];
  const chosen = await showNotice('error', question, set, allow, stay);
  if (chosen === set) await setBudget();
  if (chosen === allow && signal.aborted) void showNotice('info', TOO_LATE);
  return chosen === allow ? 'yes' : chosen === stay ? 'no' : undefined;
}

const TOO_LATE = 'LocalLama: the task has ended meanwhile. Run the command again.';
