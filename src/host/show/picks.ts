/** Lists to choose from. Only the icon of an entry is ours; all else may come from anywhere. */
import * as vscode from 'vscode';
import { formatDetail, formatLabel, formatNotice } from '../text/index.ts';

export interface PickItem {
  readonly label: string;
  /** The name of one of the editor's icons. */
  readonly icon?: string;
  readonly description?: string;
  readonly detail?: string;
  /** A line with a name between entries. */
  readonly isSeparator?: true;
  readonly alwaysShow?: true;
  readonly buttons?: readonly vscode.QuickInputButton[];
}

interface Shown<T> extends vscode.QuickPickItem {
  readonly item: T;
}

interface PickWords {
  readonly title: string;
  readonly placeHolder?: string;
  readonly matchOnDescription?: boolean;
}

/** Resolves with the chosen one of `items`. */
export async function pickItem<T extends PickItem>(
  items: readonly T[] | Promise<readonly T[]>,
  { title, placeHolder = '', matchOnDescription = false }: PickWords,
): Promise<T | undefined> {
  const shown = Promise.resolve(items).then(listed => listed.map(showItem));
  const picked = await vscode.window.showQuickPick<Shown<T>>(shown, {
    title: formatNotice(title),
    placeHolder: formatNotice(placeHolder),
    matchOnDescription,
  });
  return picked?.item;
}

/** A list that changes while one types. The caller shows and disposes it. */
export function createPick<T extends PickItem>({ title, placeHolder = '' }: PickWords) {
  const pick = vscode.window.createQuickPick<Shown<T>>();
  pick.title = formatNotice(title);
  pick.placeholder = formatNotice(placeHolder);
  return pick;
}

/** An entry as the editor takes it. */
export function showItem<T extends PickItem>(item: T): Shown<T> {
  const { label, icon, description, detail, isSeparator, alwaysShow = false, buttons } = item;
  const { Default, Separator } = vscode.QuickPickItemKind;
  return {
    label: icon === undefined ? formatLabel(label) : `$(${icon}) ${formatLabel(label)}`,
    kind: isSeparator ? Separator : Default,
    alwaysShow,
    ...(description !== undefined && { description: formatLabel(description) }),
    ...(detail !== undefined && { detail: formatDetail(detail) }),
    ...(buttons && { buttons }),
    item,
  };
}
