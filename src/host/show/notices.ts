/** Notices and dialogs. No other file may show one: what is said in them is text, from wherever it comes. */
import * as vscode from 'vscode';
import { formatDialog, formatNotice } from '../text/index.ts';

type Level = 'info' | 'warning' | 'error';

/** Shows `message` with our name before it; resolves with the button that was pressed. */
export async function showNotice<B extends string>(
  level: Level,
  message: string,
  ...buttons: readonly B[]
): Promise<B | undefined> {
  return SHOW[level](formatNotice(prefixName(message)), {}, ...buttons) as Promise<B | undefined>;
}

/** Asks in a dialog that everything else waits for; resolves with whether `button` was pressed. */
export async function confirm(question: string, detail: string, button: string): Promise<boolean> {
  const options = { modal: true, detail: formatDialog(detail) };
  return (await SHOW.warning(formatNotice(question), options, button)) === button;
}

type Show = (
  message: string,
  options: vscode.MessageOptions,
  ...buttons: readonly string[]
) => Thenable<string | undefined>;

const SHOW: Readonly<Record<Level, Show>> = {
  info: (...given) => vscode.window.showInformationMessage(...given),
  warning: (...given) => vscode.window.showWarningMessage(...given),
  error: (...given) => vscode.window.showErrorMessage(...given),
};

/** So that it is known where it comes from; once is enough. */
function prefixName(message: string): string {
  return message.startsWith('LocalLama') ? message : `LocalLama: ${message}`;
}
