/**
 * What surrounds a selection, for the model: its document, what the editor reports on it, and what other
 * open files define that it names. The server chooses of it what helps, by its rules and budget.
 */
import * as vscode from 'vscode';
import { listTopLevelNames, type Place } from '../../core/answer/index.ts';
import type { RouteTaskInput } from '../../protocol/tools/index.ts';
import type { SelectionTarget } from '../proposal/index.ts';
import { findDefinitions } from './findDefinitions.ts';

type Context = NonNullable<RouteTaskInput['context']>;
type Related = NonNullable<Context['related']>[number];

/** Characters of the document to either side: its head has the imports. */
const MAX_SIDE_CHARS = 100_000;
const MAX_HEAD_CHARS = 20_000;
const MAX_DIAGNOSTICS = 20;
const MAX_DIAGNOSTIC_CHARS = 500;
/** Open documents that are looked through, of so many characters at the most. */
const MAX_DOCUMENTS = 30;
const MAX_DOCUMENT_CHARS = 300_000;
const MAX_RELATED = 10;

/** With `example`, a file that belongs to it. Undefined where the document has what no model takes. */
export function gatherContext(
  target: SelectionTarget,
  place: Place,
  example: Related | null,
): Context | undefined {
  const { before, after } = place;
  if (before.includes('\0') || after.includes('\0')) return undefined;
  const diagnostics = tryToList(() => listDiagnostics(target));
  const others = tryToList(() => listRelated(target));
  const related = example ? [example, ...others] : others;
  return {
    before: cutBefore(before),
    after: after.slice(0, MAX_SIDE_CHARS),
    ...(diagnostics.length > 0 && { diagnostics }),
    ...(related.length > 0 && { related }),
  };
}

/** What is only an aid holds nobody up: where the editor cannot tell, it is left out. */
function tryToList<T>(list: () => readonly T[]): T[] {
  try {
    return [...list()];
  } catch {
    return [];
  }
}

function cutBefore(before: string): string {
  if (before.length <= MAX_SIDE_CHARS) return before;
  const near = before.slice(MAX_HEAD_CHARS - MAX_SIDE_CHARS);
  return `${before.slice(0, MAX_HEAD_CHARS)}\n${near.slice(near.indexOf('\n') + 1)}`;
}

function listDiagnostics({ document, range }: SelectionTarget): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(each => each.range.intersection(range) !== undefined)
    .slice(0, MAX_DIAGNOSTICS)
    .map(({ message, range: at, severity }) => {
      const line = document.lineAt(at.start.line).text.trim();
      const kind = vscode.DiagnosticSeverity[severity];
      return `${kind} at \`${line}\`: ${message}`.slice(0, MAX_DIAGNOSTIC_CHARS);
    });
}

/** What the selection names, as open files of its language define it. */
function listRelated({ document, code }: SelectionTarget): readonly Related[] {
  const own = new Set(listTopLevelNames(document.getText()));
  const used = new Set(
    (code.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []).filter(name => !own.has(name)),
  );
  return vscode.workspace.textDocuments
    .filter(
      other => other !== document && other.languageId === document.languageId && !other.isClosed,
    )
    .filter(({ uri }) => uri.scheme === 'file')
    .slice(0, MAX_DOCUMENTS)
    .map(other => ({ path: other.uri.fsPath, text: other.getText() }))
    .filter(({ text }) => text.length <= MAX_DOCUMENT_CHARS && !text.includes('\0'))
    .map(({ path, text }) => ({ file_path: path, text: findDefinitions(text, used) }))
    .filter(({ text }) => text !== '')
    .slice(0, MAX_RELATED);
}
