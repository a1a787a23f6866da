/** Says why there is no answer, with the buttons that may help. */
import * as vscode from 'vscode';
import { COMMANDS } from './contributions.ts';
import { named } from './named.ts';
import type { RouteResult } from './routeCall.ts';

type Unanswered = Extract<RouteResult, { readonly kind: 'unanswered' }>;

const BUTTONS = {
  'Set API Key…': COMMANDS.setApiKey,
  'Open Settings': COMMANDS.openSettings,
  'Show Log': COMMANDS.showLog,
} as const;
type Button = keyof typeof BUTTONS;

/** Shows the failure and carries out what the person chooses. */
export async function showUnanswered(result: Unanswered): Promise<void> {
  const chosen = await vscode.window.showErrorMessage(named(result.why), ...buttonsFor(result));
  if (chosen) await vscode.commands.executeCommand(BUTTONS[chosen]);
}

/** A key helps where one is missing or no model was fit; the settings where nothing answers. */
function buttonsFor({ output }: Unanswered): readonly Button[] {
  const kinds = new Set(output?.attempts.map(({ failure }) => failure?.kind));
  const needsKey = kinds.has('auth') || output?.attempts.length === 0;
  return needsKey ? ['Set API Key…', 'Open Settings', 'Show Log'] : ['Open Settings', 'Show Log'];
}
