/** `Set a Budget…`: one number, for the month; and whether any budget is set. */
import * as vscode from 'vscode';
import { formatUsd } from '../../protocol/index.ts';
import { SETTING_IDS } from '../../protocol/settings/index.ts';
import { SECTION } from '../contributions.ts';
import { askForText, showNotice } from '../show/index.ts';
import { readWindowSettings } from './settings.ts';

/** What one may type; the settings page allows more than a person means here. */
const MAX_USD = 1_000_000;

/** Whether any limit binds what paid models may cost. */
export function hasBudget(): boolean {
  const { values: settings } = readWindowSettings(vscode.workspace, () => false);
  return SETTING_IDS.some(id => id.startsWith('budgets.') && settings[id] !== null);
}

/** Asks for a monthly limit and sets it for the person. The server starts anew by the settings' event. */
export async function setBudget(): Promise<void> {
  const typed = await askForText({
    title: 'LocalLama: Set a Budget',
    prompt: 'US dollars that paid models may cost in a calendar month. 0: no paid calls.',
    placeHolder: 'e.g. 5',
    findProblem: value => (value.trim() === '' ? undefined : findProblem(value)),
  });
  if (typed === undefined || typed.trim() === '' || findProblem(typed) !== undefined) return;
  const usd = Number(typed.trim());
  const { Global } = vscode.ConfigurationTarget;
  try {
    await vscode.workspace.getConfiguration(SECTION).update('budgets.monthlyUsd', usd, Global);
  } catch (error) {
    void showNotice('error', `the budget was not set: ${String(error)}`);
    return;
  }
  const message = `paid models may cost up to ${formatUsd(usd)} a month.`;
  void showNotice('info', message);
}

function findProblem(typed: string): string | undefined {
  const isAmount = /^\d+(\.\d*)?$/.test(typed.trim()) && Number(typed) <= MAX_USD;
  return isAmount ? undefined : `An amount from 0 to ${MAX_USD}, such as 5 or 2.50.`;
}
