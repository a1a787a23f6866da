/**
 * Which code a command is about: what is selected, else the function or block around the cursor, or the
 * section of a text, else its line. Several selections are one task where they are parts of one
 * function or touch each other.
 */
import * as vscode from 'vscode';
import { readBody } from '../../core/answer/index.ts';
import { pickItem } from '../show/index.ts';
import { findBlockAround, type LineRange } from './findBlockAround.ts';
import { findSectionAround } from './findSectionAround.ts';
import { findFoldAround, findSymbolAround } from './findSymbolAround.ts';
import type { SelectionTarget } from './selectionTarget.ts';

/** `none`: there is no code at the cursor. `left`: the user was asked which one, and chose none. */
export type FoundTarget = SelectionTarget | 'none' | 'left';

/** The target in `editor`. */
export async function findSelectionTarget(editor: vscode.TextEditor): Promise<FoundTarget> {
  const { document, selection, selections } = editor;
  if (selections.length > 1) return findCommonTarget(document, selection, selections);
  const range = extendToLines(document, selection);
  const selected = makeTarget(document, range, 'Selection');
  return selected ?? (await findTargetAround(document, selection)) ?? 'none';
}

async function findCommonTarget(
  document: vscode.TextDocument,
  main: vscode.Selection,
  selections: readonly vscode.Selection[],
): Promise<FoundTarget> {
  const filled = selections.filter(selection => !selection.isEmpty);
  const chosen = (filled.length > 0 ? filled : selections).toSorted((a, b) =>
    a.start.compareTo(b.start),
  );
  const ranges = chosen.map(selection =>
    selection.isEmpty
      ? document.lineAt(selection.active).range
      : extendToLines(document, selection),
  );
  const all = ranges.reduce((one, other) => one.union(other));
  const around = await findTargetAround(document, all);
  const count = `${selections.length} selections`;
  if (around) return { ...around, what: around.what.replace('no selection', count) };
  const touching = areTouching(document, ranges) && makeTarget(document, all, count);
  if (touching) return touching;
  const targets = ranges.flatMap(range => makeTarget(document, range, 'Selection') ?? []);
  const first = targets.find(({ range }) => range.contains(main.active)) ?? targets[0];
  return first === undefined ? 'none' : pickSelection(first, targets);
}

/** Whether nothing but blanks is between one range and the next. */
function areTouching(document: vscode.TextDocument, ranges: readonly vscode.Range[]): boolean {
  return ranges.every((range, at) => {
    const end = ranges[at - 1]?.end ?? range.start;
    return (
      end.isAfter(range.start) || isBlank(document.getText(new vscode.Range(end, range.start)))
    );
  });
}

/** The function or block around a range; for a cursor alone at last its line. */
async function findTargetAround(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<SelectionTarget | undefined> {
  // A document without a name is plain text until the editor knows better: it may well hold code.
  const isUnknown = document.isUntitled && document.languageId === 'plaintext';
  const section = isUnknown
    ? undefined
    : findSectionAround(readLines(document), range.start.line, document.languageId);
  if (section && section.last >= range.end.line) {
    const { first, last, heading } = section;
    const kind = heading === null ? 'Paragraph' : `Section "${heading}"`;
    const lines = new vscode.Range(new vscode.Position(first, 0), document.lineAt(last).range.end);
    return makeTarget(document, lines, `${kind} (no selection)`);
  }
  const symbol = await findSymbolAround(document, range);
  if (symbol) {
    const lines = extendToLines(document, symbol.range);
    return makeTarget(document, lines, `"${symbol.name}" (no selection)`);
  }
  const block = await findBlock(document, range);
  if (block && block.last >= range.end.line) {
    const { first, last } = block;
    const name = readBody(document.lineAt(first).text)?.name;
    const lines = new vscode.Range(new vscode.Position(first, 0), document.lineAt(last).range.end);
    return makeTarget(document, lines, `${name ? `"${name}"` : 'Block'} (no selection)`);
  }
  if (!range.isEmpty) return undefined;
  return makeTarget(document, document.lineAt(range.start).range, 'Line (no selection)');
}

async function findBlock(
  document: vscode.TextDocument,
  { start }: vscode.Range,
): Promise<LineRange | undefined> {
  const block = findBlockAround(readLines(document), start.line, document.languageId);
  return block ?? (await findFoldAround(document, start.line));
}

function readLines(document: vscode.TextDocument): readonly string[] {
  return document.getText().split(/\r?\n/);
}

function makeTarget(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): SelectionTarget | undefined {
  const code = document.getText(range);
  if (isBlank(code)) return undefined;
  const file = document.uri.path.split('/').pop() ?? document.uri.path;
  const { start, end } = range;
  const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  const lines = last === start.line + 1 ? `line ${last}` : `lines ${start.line + 1}–${last}`;
  return { document, range, code, what: `${kind} in ${file}, ${lines}` };
}

/** Whole lines where only white space keeps the range from them: it takes part of none. */
function extendToLines(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const { start, end } = range;
  const before = document.lineAt(start).text.slice(0, start.character);
  const first = isBlank(before) ? start.with({ character: 0 }) : start;
  const last = document.lineAt(end).text;
  if (end.line > start.line && isBlank(last.slice(0, end.character))) {
    return new vscode.Range(first, end.with({ character: 0 }));
  }
  const isWhole = first.character === 0 && isBlank(last.slice(end.character));
  return new vscode.Range(first, isWhole && !range.isEmpty ? document.lineAt(end).range.end : end);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Of several that are apart, one is worked on, and the user says which; `first` is offered before the others. */
async function pickSelection(
  first: SelectionTarget,
  targets: readonly SelectionTarget[],
): Promise<SelectionTarget | 'left'> {
  const items = [first, ...targets.filter(target => target !== first)].map(target => ({
    label: target.code.trim().split(/\r?\n/)[0] ?? '',
    description: target.what,
    target,
  }));
  const chosen = await pickItem(items, {
    title: 'LocalLama: Selections That Are Apart',
    placeHolder: 'One is taken at a time: choose which',
    matchOnDescription: true,
  });
  return chosen?.target ?? 'left';
}
