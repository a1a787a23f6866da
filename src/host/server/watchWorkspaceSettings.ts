/** Says what the workspace's settings ask for that does not simply hold: what is wrong, and its own check. */
import * as vscode from 'vscode';
import { COMMANDS, SECTION } from '../contributions.ts';
import { readWindowSettings } from '../settings/index.ts';
import { showNotice } from '../show/index.ts';
import { createCheckQuestions, isCheckAgreed } from './projectChecks.ts';
import type { Session } from './session.ts';

interface WatchParts {
  readonly session: Session;
  readonly memento: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

/** Looks now and at each change, until it is disposed. */
export function watchWorkspaceSettings({ session, memento, log }: WatchParts): vscode.Disposable {
  const askAbout = createCheckQuestions(memento, session);
  const tell = createProblemTeller(log);
  const look = () => {
    const isAgreed = (command: string) => isCheckAgreed(memento, command);
    const { problems, unagreed } = readWindowSettings(vscode.workspace, isAgreed);
    tell(problems);
    askAbout(unagreed);
  };
  look();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SECTION)) look();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(look),
    vscode.workspace.onDidGrantWorkspaceTrust(look),
  );
}

/** So many are told in a window; all are in its log. */
const MAX_TOLD = 3;

function createProblemTeller(log: vscode.LogOutputChannel): (problems: readonly string[]) => void {
  const told = new Set<string>();
  return problems => {
    for (const problem of problems.filter(each => !told.has(each))) {
      told.add(problem);
      log.warn(problem);
      if (told.size <= MAX_TOLD) void showProblem(problem);
    }
  };
}

async function showProblem(problem: string): Promise<void> {
  const chosen = await showNotice('warning', problem, 'Show Log');
  if (chosen) await vscode.commands.executeCommand(COMMANDS.showLog);
}
