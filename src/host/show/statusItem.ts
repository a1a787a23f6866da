/** Entries of the status bar, and what it says for a moment. */
import * as vscode from 'vscode';
import type { Markdown } from '../text/index.ts';
import { formatLabel } from '../text/index.ts';

interface StatusText {
  /** The name of one of the editor's icons. */
  readonly icon: string;
  readonly text: string;
  readonly tooltip: Markdown;
  /** For screen readers. */
  readonly label?: string;
}

interface StatusPlace {
  readonly id: string;
  readonly name: string;
  readonly side: 'left' | 'right';
  readonly priority: number;
  readonly command: vscode.StatusBarItem['command'];
}

/** An entry, not shown yet. The caller disposes it. */
export function createStatusItem(place: StatusPlace): vscode.StatusBarItem {
  const { Left, Right } = vscode.StatusBarAlignment;
  const side = place.side === 'left' ? Left : Right;
  const item = vscode.window.createStatusBarItem(place.id, side, place.priority);
  item.name = place.name;
  item.command = place.command;
  return item;
}

/** Puts `shown` into `item`. */
export function fillStatusItem(item: vscode.StatusBarItem, shown: StatusText): void {
  item.text = `$(${shown.icon}) ${formatLabel(shown.text)}`;
  item.tooltip = new vscode.MarkdownString(shown.tooltip.source, true);
  if (shown.label !== undefined) {
    item.accessibilityInformation = { label: shown.label, role: 'button' };
  }
}

const BRIEFLY_MS = 3_000;

export function showBriefly(text: string): void {
  void vscode.window.setStatusBarMessage(formatLabel(text), BRIEFLY_MS);
}
