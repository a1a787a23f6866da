/** `Forget What Was Learned…`: after a yes, the router starts from its priors again, in all windows. */
import { runProgram, type ServerPlace } from '../server/index.ts';
import { confirm, showNotice } from '../show/index.ts';

/** Asks the person, and forgets. Never rejects. */
export async function forgetLearning(place: ServerPlace): Promise<void> {
  const question = 'Forget what LocalLama learned about models?';
  const detail =
    'How good and how fast each model was on your tasks, from checks and from what you applied ' +
    'or discarded, is deleted in all windows. Spending and budgets stay.';
  if (!(await confirm(question, detail, 'Forget'))) return;
  const end = await runProgram(place, ['learning', '--reset']);
  if (end.ok) void showNotice('info', end.stdout.trim());
  else void showNotice('error', `nothing was forgotten. ${end.stderr.trim()}`);
}
