/** Which code a command is about: what is selected, else the function around the cursor, else its line. */
import * as vscode from 'vscode';

export interface SelectionTarget {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly code: string;
  /** For the title, e.g. `Selection in add.ts, lines 3–9`. */
  readonly what: string;
}

/** The target in `editor`; undefined where there is no code at the cursor. */
export async function findSelectionTarget(
  editor: vscode.TextEditor,
): Promise<SelectionTarget | undefined> {
  const { document, selection } = editor;
  if (!selection.isEmpty)
    return makeTarget(document, extendToLines(document, selection), 'Selection');
  const symbol = await findSymbolAround(document, selection.active);
  if (symbol) {
    return makeTarget(
      document,
      extendToLines(document, symbol.range),
      `"${symbol.name}" (no selection)`,
    );
  }
  return makeTarget(document, document.lineAt(selection.active).range, 'Line (no selection)');
}

function makeTarget(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): SelectionTarget | undefined {
  const code = document.getText(range);
  if (code.trim() === '') return undefined;
  const file = document.uri.path.split('/').pop() ?? document.uri.path;
  const { start, end } = range;
  const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  const lines = last === start.line + 1 ? `line ${last}` : `lines ${start.line + 1}–${last}`;
  return { document, range, code, what: `${kind} in ${file}, ${lines}` };
}

/** Takes the indentation along where only white space stands before the range. */
function extendToLines(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const before = document.lineAt(range.start).text.slice(0, range.start.character);
  return before.trim() === '' ? range.with(range.start.with({ character: 0 })) : range;
}

const KINDS = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
]);

/** Most symbols that are looked at; a generated file has no function that a person means. */
const MAX_SYMBOLS = 20_000;

async function findSymbolAround(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<vscode.DocumentSymbol | undefined> {
  const found = await vscode.commands.executeCommand<
    readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  const queue = (found ?? []).filter(symbol => 'children' in symbol);
  let smallest: vscode.DocumentSymbol | undefined;
  for (let looked = 0; queue.length > 0 && looked < MAX_SYMBOLS; looked++) {
    const symbol = queue.pop();
    if (!symbol?.range.contains(at)) continue;
    if (KINDS.has(symbol.kind) && (!smallest || smallest.range.contains(symbol.range))) {
      smallest = symbol;
    }
    queue.push(...symbol.children);
  }
  return smallest;
}
