/** What the editor's extensions know of the functions in a document. */
import * as vscode from 'vscode';
import type { LineRange } from './findBlockAround.ts';

const KINDS = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
]);

/** Most symbols that are looked at; a generated file has no function that a user means. */
const MAX_SYMBOLS = 20_000;

/** The smallest function or class around a range. */
export async function findSymbolAround(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.DocumentSymbol | undefined> {
  const found = await vscode.commands.executeCommand<
    readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  const queue = (found ?? []).filter(symbol => 'children' in symbol);
  let smallest: vscode.DocumentSymbol | undefined;
  for (let looked = 0; queue.length > 0 && looked < MAX_SYMBOLS; looked++) {
    const symbol = queue.pop();
    if (!symbol?.range.contains(range)) continue;
    if (KINDS.has(symbol.kind) && (!smallest || smallest.range.contains(symbol.range))) {
      smallest = symbol;
    }
    queue.push(...symbol.children);
  }
  return smallest;
}

/** The smallest fold around a line that is neither a comment nor a list of imports. */
export async function findFoldAround(
  document: vscode.TextDocument,
  line: number,
): Promise<LineRange | undefined> {
  const found = await vscode.commands.executeCommand<readonly vscode.FoldingRange[] | undefined>(
    'vscode.executeFoldingRangeProvider',
    document.uri,
  );
  const around = (found ?? []).filter(
    ({ start, end, kind }) => kind === undefined && start <= line && end >= line,
  );
  const [smallest] = around.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  return smallest && { first: smallest.start, last: smallest.end };
}
