/**
 * The user's consent to a check that a workspace names for itself, once for each text of a command. It is
 * kept in the editor's own state and not in a setting, which a repository could bring along.
 */
import * as vscode from 'vscode';
import { showNotice } from '../show/index.ts';
import type { Session } from './session.ts';

const ANSWERS = 'projectChecks';
/** Older answers are asked for again. */
const MAX_ANSWERS = 50;
type Answers = Readonly<Record<string, 'run' | 'refuse'>>;

/** Whether the user agreed to run `command` here. */
export function isCheckAgreed(memento: vscode.Memento, command: string): boolean {
  return vscode.workspace.isTrusted && readAnswer(memento, command) === 'run';
}

function readAnswer(memento: vscode.Memento, command: string): Answers[string] | undefined {
  const answers = memento.get<Answers>(ANSWERS, {});
  return Object.hasOwn(answers, command) ? answers[command] : undefined;
}

/** Asks once in a window about each command that was not answered; what is agreed to holds at once. */
export function createCheckQuestions(
  memento: vscode.Memento,
  session: Session,
): (commands: readonly string[]) => void {
  const asked = new Set<string>();
  return commands => {
    for (const command of commands) {
      if (asked.has(command) || readAnswer(memento, command) !== undefined) continue;
      asked.add(command);
      void askAboutCheck(memento, command).then(async answered => {
        if (answered) await session.restartIfChanged();
      });
    }
  };
}

/** Resolves with whether there is an answer. */
async function askAboutCheck(memento: vscode.Memento, command: string): Promise<boolean> {
  const [run, refuse] = ['Run It Here', 'Never Run It Here'];
  const chosen = await showNotice(
    'warning',
    `this workspace asks to check answers by a command of its own: ${command} – It would run in a ` +
      'sandbox without network, on a copy of the project.',
    run,
    refuse,
  );
  if (chosen === undefined) return false;
  const others = Object.entries(memento.get<Answers>(ANSWERS, {})).slice(1 - MAX_ANSWERS);
  const answer = chosen === run ? 'run' : 'refuse';
  await memento.update(ANSWERS, Object.fromEntries([...others, [command, answer]]));
  return true;
}
