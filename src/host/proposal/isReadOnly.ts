/** Whether a document cannot be changed, as far as an extension can tell: no answer could be put in. */
import { statSync } from 'node:fs';
import * as vscode from 'vscode';

/** Can be edited, although no file system is behind them. */
const WITHOUT_FILES: ReadonlySet<string> = new Set([
  'untitled',
  'vscode-notebook-cell',
  'vscode-interactive-input',
]);

/** By its file system, the person's settings or its permissions. What is not known is no. */
export async function isReadOnly(document: vscode.TextDocument): Promise<boolean> {
  const { uri } = document;
  if (WITHOUT_FILES.has(uri.scheme)) return false;
  if (!vscode.workspace.fs.isWritableFileSystem(uri.scheme)) return true;
  return isSetReadOnly(document) || (await isFileReadOnly(uri));
}

/** By `files.readonlyInclude` and `files.readonlyExclude`, as VS Code reads them. */
function isSetReadOnly(document: vscode.TextDocument): boolean {
  const files = vscode.workspace.getConfiguration('files', document.uri);
  const names = (setting: string) =>
    Object.entries(files.get<Record<string, boolean>>(setting) ?? {})
      .filter(([, applies]) => applies)
      .some(([glob]) => isMatch(glob, document));
  return names('readonlyInclude') && !names('readonlyExclude');
}

/** A glob that does not begin at a root is meant from the workspace's folder on. */
function isMatch(glob: string, document: vscode.TextDocument): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const isRooted = glob.startsWith('**') || glob.startsWith('/') || /^[a-zA-Z]:/.test(glob);
  const pattern = folder && !isRooted ? new vscode.RelativePattern(folder, glob) : glob;
  return vscode.languages.match({ pattern }, document) > 0;
}

async function isFileReadOnly(uri: vscode.Uri): Promise<boolean> {
  try {
    if (uri.scheme === 'file') return (statSync(uri.fsPath).mode & 0o222) === 0;
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false; // Not there yet, or not to be looked at: the edit itself will say.
  }
}
