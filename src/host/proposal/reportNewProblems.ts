/**
 * What the editor's language servers find in a document that was changed by an answer and was not there
 * before. They read documents of the editor and files alone, so that a text that is only shown gets no types
 * checked: they are asked when the answer is in. They can speak against it, and never for it.
 */
import * as vscode from 'vscode';
import { showNotice } from '../show/index.ts';

/** They get so long, counted from the change. */
const MAX_WAIT_MS = 10_000;
/** Syntax is told before types: a moment without news ends one look. */
const QUIET_MS = 500;
const MAX_MESSAGE_CHARS = 200;

export type Problem = Pick<vscode.Diagnostic, 'message' | 'range' | 'severity' | 'source'>;

/** Says so where there are new errors, with an offer to undo. Resolves with whether that was taken. Never rejects. */
export async function reportNewProblems(
  uri: vscode.Uri,
  known: readonly Problem[],
): Promise<boolean> {
  const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === `${uri}`);
  if (document === undefined) return false;
  const { version } = document;
  const found = await waitForProblems(document, known);
  const [first] = found;
  if (first === undefined) return false;
  const more = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
  const who = first.source ?? 'The editor';
  const what = first.message.slice(0, MAX_MESSAGE_CHARS);
  const said = `${who} finds in what was put in, in line ${first.range.start.line + 1}: ${what}${more}`;
  const undo = 'Undo';
  const chosen = await showNotice('warning', said, undo);
  if (chosen !== undo || document.isClosed || document.version !== version) return false;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  return true;
}

/** Empty where nothing came in time, or the document is another by now. */
function waitForProblems(
  document: vscode.TextDocument,
  known: readonly Problem[],
): Promise<readonly Problem[]> {
  const { version, uri } = document;
  return new Promise(resolve => {
    let quiet: NodeJS.Timeout | undefined;
    const end = (found: readonly Problem[]) => {
      clearTimeout(quiet);
      clearTimeout(late);
      watching.dispose();
      resolve(found);
    };
    const late = setTimeout(() => end([]), MAX_WAIT_MS);
    const look = () => {
      if (document.isClosed || document.version !== version) return end([]);
      const found = listNewErrors(known, vscode.languages.getDiagnostics(uri));
      if (found.length > 0) end(found);
    };
    const watching = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some(each => each.toString() === uri.toString())) return;
      clearTimeout(quiet);
      quiet = setTimeout(look, QUIET_MS);
    });
  });
}

/** Lines move, so a problem is known by its words, as often as it was there. */
export function listNewErrors(
  known: readonly Problem[],
  now: readonly Problem[],
): readonly Problem[] {
  const left = new Map<string, number>();
  for (const each of known) left.set(identify(each), (left.get(identify(each)) ?? 0) + 1);
  return now.filter(each => {
    const key = identify(each);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return each.severity === vscode.DiagnosticSeverity.Error && count <= 0;
  });
}

function identify({ source, message }: Problem): string {
  return `${source}|${message}`;
}
