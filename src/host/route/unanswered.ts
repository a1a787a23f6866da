/** Says why there is no answer, with the buttons that may help. */
import * as vscode from 'vscode';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { buildPullCommand } from '../buildPullCommand.ts';
import type { Answers } from '../chat/index.ts';
import { COMMANDS } from '../contributions.ts';
import { prefixName } from '../notify.ts';
import { openPullTerminal } from '../pullTerminal.ts';
import type { RouteResult } from '../server/index.ts';

type Unanswered = Extract<RouteResult, { readonly kind: 'unanswered' }>;

const BUTTONS = {
  'Set API Key…': COMMANDS.setApiKey,
  'Open Settings': COMMANDS.openSettings,
  'Show Log': COMMANDS.showLog,
} as const;
type Button = keyof typeof BUTTONS;

/** With more, each is too narrow for its words. */
const MOST_BUTTONS = 3;
const KEY = 'Set API Key…' satisfies Button;
const REJECTED = 'Show the Answer Anyway';
const FETCH = 'Open Terminal with Command';

/** Shows the failure and carries out what the person chooses. */
export async function showUnanswered(result: Unanswered, answers: Answers): Promise<void> {
  const rejected = result.output?.rejected_answer;
  const command = buildPullCommand(result.output?.action);
  const buttons = chooseButtons(result);
  const own = [...(rejected ? [REJECTED] : []), ...(command === undefined ? [] : [FETCH])];
  const onlyLocal = result.output !== undefined && !hasRemoteModels(result.output);
  const wanted = onlyLocal ? [KEY, ...own, ...buttons] : [...own, ...buttons];
  const offered = [...new Set(wanted)].slice(0, MOST_BUTTONS);
  const chosen = await vscode.window.showErrorMessage(prefixName(result.why), ...offered);
  if (chosen === REJECTED && result.output && rejected) {
    return answers.show('An answer that did not pass its check', toAnswer(result.output, rejected));
  }
  if (chosen === FETCH && command !== undefined) return openPullTerminal(command);
  if (chosen !== undefined && chosen in BUTTONS) {
    await vscode.commands.executeCommand(BUTTONS[chosen as Button]);
  }
}

/** The task has no tier, since none of its answers stands; the model that gave this one has. */
function toAnswer(
  output: RouteTaskOutput,
  { text, model, verdict: verification }: NonNullable<RouteTaskOutput['rejected_answer']>,
): RouteTaskOutput & { readonly text: string } {
  const tier = output.attempts.findLast(attempt => attempt.model === model)?.tier;
  return { ...output, text, model, verification, ...(tier && { tier }) };
}

/** Without buttons, so that the message goes by itself: the server is back before it is read. */
export function showInterrupted(why: string): void {
  void vscode.window.showWarningMessage(prefixName(why));
}

/** Where only local models are known, a key is what helps most. */
function hasRemoteModels({ decision }: RouteTaskOutput): boolean {
  return [...decision.candidates, ...decision.rejected].some(({ tier }) => tier !== 'local');
}

/** A key helps where one is missing or no model was fit; the settings where nothing answers. */
function chooseButtons({ output }: Unanswered): readonly Button[] {
  const kinds = new Set(output?.attempts.map(({ failure }) => failure?.kind));
  const needsKey = kinds.has('auth') || output?.attempts.length === 0;
  return needsKey ? [KEY, 'Open Settings', 'Show Log'] : ['Open Settings', 'Show Log'];
}
