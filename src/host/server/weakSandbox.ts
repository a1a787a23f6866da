/**
 * The person's consent, once per workspace, to a weaker sandbox where there is no strong one.
 *
 * It is kept in the editor's own state and not in a setting, which a repository could bring along.
 */
import * as vscode from 'vscode';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { showNotice } from '../show/index.ts';
import type { RouteResult } from './routeResult.ts';
import type { Session } from './session.ts';

const ANSWER = 'weakSandbox';
type Answer = 'allow' | 'refuse';

/** Whether code may run in the weaker sandbox here. */
export function isWeakSandboxAllowed(memento: vscode.Memento): boolean {
  return vscode.workspace.isTrusted && memento.get<Answer>(ANSWER) === 'allow';
}

/**
 * Asks where the server offered it and the person has not been asked. What they agree to holds from
 * the next task on.
 */
export async function offerWeakSandbox(
  { memento, session }: { readonly memento: vscode.Memento; readonly session: Session },
  result: RouteResult,
): Promise<void> {
  const output = 'output' in result ? result.output : undefined;
  if (output && (await askSandboxConsent(memento, output))) await session.restart();
}

async function askSandboxConsent(
  memento: vscode.Memento,
  output: RouteTaskOutput,
): Promise<boolean> {
  const offered = output.attempts.some(({ verdict }) => verdict?.offers?.includes('weak-sandbox'));
  if (!offered || !vscode.workspace.isTrusted || memento.get(ANSWER) !== undefined) return false;
  const allow = 'Run It in This Workspace';
  const refuse = 'Never Run It Here';
  const chosen = await showNotice(
    'info',
    "LocalLama: the answer's tests were not run, since this machine has no strong sandbox. Run what " +
      "models write in this workspace behind Node's permission model alone? It keeps code from your " +
      'files and from starting programs. It does not keep it from the network, from the sockets of ' +
      'other programs here, or from ending those programs.',
    allow,
    refuse,
  );
  if (chosen === undefined) return false;
  await memento.update(ANSWER, chosen === allow ? 'allow' : 'refuse');
  return chosen === allow;
}
