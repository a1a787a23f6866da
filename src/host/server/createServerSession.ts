/** A session of our server, with its log, its one notice, and what makes it start anew. */
import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import type { ApiKeys } from '../settings/index.ts';
import { showNotice } from '../show/index.ts';
import { answerQuestion } from './answerQuestion.ts';
import { affectsServer, buildServerCommand, type ServerPlace } from './buildServerCommand.ts';
import { Session } from './session.ts';

/** Changes that come together (a settings file saved, a key replaced) lead to one look. */
const SETTLE_MS = 300;

export interface SessionDependencies {
  readonly place: ServerPlace;
  readonly keys: ApiKeys;
  readonly secrets: vscode.SecretStorage;
  readonly log: vscode.LogOutputChannel;
}

/** The session, not started yet, and whatever watches for changes. Both are the caller's to dispose. */
export function createServerSession(
  parts: SessionDependencies,
): readonly [Session, vscode.Disposable] {
  const { place, keys, log } = parts;
  const session = new Session({
    version: place.version,
    command: () => buildServerCommand(place, keys, problem => log.warn(problem)),
    onLog: ({ level, text }) => log[level](text),
    onQuestion: answerQuestion,
    folders: () => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString(true)),
    onGivenUp: why => void reportGivenUp(why),
  });
  return [session, watchChanges(session, parts)];
}

function watchChanges(session: Session, { secrets, log }: SessionDependencies): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      session.restartIfChanged().catch(error => log.error(`restart: ${String(error)}`));
    }, SETTLE_MS);
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => clearTimeout(timer)),
    vscode.workspace.onDidChangeConfiguration(event => affectsServer(event) && changed()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      changed();
      session.announceFolders();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(changed),
    secrets.onDidChange(changed),
  );
}

const BUTTONS = {
  'Restart Server': COMMANDS.restartServer,
  'Open Settings': COMMANDS.openSettings,
  'Show Log': COMMANDS.showLog,
} as const;

async function reportGivenUp(why: string): Promise<void> {
  const buttons = Object.keys(BUTTONS) as (keyof typeof BUTTONS)[];
  const chosen = await showNotice('error', why, ...buttons);
  if (chosen) await vscode.commands.executeCommand(BUTTONS[chosen]);
}
