/**
 * Asks once whether free models may be asked whose hosts may train on what is sent: where one could have
 * done what no model of this machine did, and the user never said. Either answer becomes their setting.
 */
import * as vscode from 'vscode';
import { SECTION } from '../contributions.ts';
import type { RouteResult } from '../server/index.ts';
import { showNotice } from '../show/index.ts';

const SETTING = 'freeModels';
const ASK = 'Ask Them';
const NEVER = 'Keep My Code from Them';

/** Once in a window: who closes the question has said nothing. */
let isAsked = false;

/** Resolves with whether they may be asked from now on. */
export async function offerFreeModels(result: RouteResult): Promise<boolean> {
  const output = 'output' in result ? result.output : undefined;
  const free = output?.decision.rejected.find(({ kind }) => kind === 'may-train');
  const settings = vscode.workspace.getConfiguration(SECTION, null);
  const isSaid = settings.inspect(SETTING)?.globalValue !== undefined;
  if (!free || output?.tier === 'local' || isSaid || isAsked) return false;
  isAsked = true;
  const chosen = await showNotice(
    'info',
    `free models such as ${free.model} could take such tasks. You pay them with your code: most of ` +
      'their hosts keep what is sent and may train on it. Files that stay here stay here. May they be asked?',
    ASK,
    NEVER,
  );
  if (chosen === undefined) return false;
  const answer = chosen === ASK ? 'allow' : 'no-training';
  await settings.update(SETTING, answer, vscode.ConfigurationTarget.Global);
  return chosen === ASK;
}
