/**
 * Where the tests of a document's code go: the file, what is in it, and what shows how they are written.
 * The build makes a bundle of its own of it, for few commands need it.
 */
import * as vscode from 'vscode';
import { mergeTests } from '../../core/answer/index.ts';
import { type Framework, findLanguage, type TestHabit } from '../../core/languages/index.ts';
import { describeTestPlace, findTestFile, type TestPlace } from '../../core/test-files/index.ts';
import type { FileChange } from '../proposal/index.ts';

export interface FoundTestPlace extends TestPlace {
  readonly uri: vscode.Uri;
  /** What is in the file; empty for a new one. */
  readonly text: string;
  /** A file of tests to take for an example. */
  readonly example: { readonly file_path: string; readonly text: string } | null;
  /** What the model is told of it. */
  readonly words: string;
  /** What becomes of the file with an answer's code. */
  readonly add: (code: string) => FileChange;
}

/** More files are not looked through. */
const MAX_FILES = 10_000;
/** Folders above the code in which a manifest is looked for. */
const MAX_LEVELS = 20;
/** Of an example its beginning tells enough. */
const MAX_EXAMPLE_CHARS = 8_000;
const MAX_TEXT_CHARS = 500_000;
const OTHERS =
  '**/{node_modules,.git,dist,out,build,target,vendor,.venv,venv,bin,obj,coverage,.next,_build,deps}/**';

/** Undefined where the workspace has no habit: tests stand below their code then. */
export async function findTestPlace({
  uri,
  languageId,
}: vscode.TextDocument): Promise<FoundTestPlace | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const habit = findLanguage(languageId)?.testFiles;
  if (!folder || !habit) return undefined;
  const source = cutFolder(uri, folder);
  const framework = await findFramework(folder, source, habit);
  const found = findTestFile(source, await listFiles(folder, habit), habit, framework);
  if (found === null) return undefined;
  const target = vscode.Uri.joinPath(folder.uri, found.path);
  const text = await readText(target);
  if (text !== undefined && text.length > MAX_TEXT_CHARS) return undefined;
  const example = await readExample(folder, found.path === source ? null : found.example);
  const place = {
    ...{ source, path: found.path, isNew: text === undefined },
    ...{ framework: framework?.name ?? null, hasExample: example !== null },
  };
  const file = { kind: text === undefined ? 'create' : 'edit', uri: target, offset: 0 } as const;
  const old = text ?? '';
  const add = (code: string) => ({ ...file, old, now: mergeTests(old, code, languageId) });
  return { ...place, uri: target, text: old, example, words: describeTestPlace(place), add };
}

function cutFolder(uri: vscode.Uri, folder: vscode.WorkspaceFolder): string {
  return uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
}

async function listFiles(folder: vscode.WorkspaceFolder, habit: TestHabit) {
  const endings = [...habit.endings, ...(habit.testEnding ? [habit.testEnding] : [])];
  const pattern = new vscode.RelativePattern(folder, `**/*.{${[...new Set(endings)].join(',')}}`);
  const found = await vscode.workspace.findFiles(pattern, OTHERS, MAX_FILES);
  return found.map(uri => cutFolder(uri, folder)).sort();
}

/** The one that a manifest nearest to the code names. */
async function findFramework(
  folder: vscode.WorkspaceFolder,
  source: string,
  { frameworks }: TestHabit,
): Promise<Framework | null> {
  const parts = source.split('/').slice(0, -1);
  for (let level = parts.length; level >= Math.max(0, parts.length - MAX_LEVELS); level -= 1) {
    const at = vscode.Uri.joinPath(folder.uri, ...parts.slice(0, level));
    for (const framework of frameworks) {
      const { manifest } = framework;
      const text = manifest && (await readFile(vscode.Uri.joinPath(at, manifest.file)));
      if (text !== undefined && manifest?.says.test(text)) return framework;
    }
  }
  return frameworks.find(({ manifest }) => manifest === undefined) ?? null;
}

async function readExample(folder: vscode.WorkspaceFolder, path: string | null) {
  if (path === null) return null;
  const uri = vscode.Uri.joinPath(folder.uri, path);
  const text = await readText(uri);
  const isText = text !== undefined && text.trim() !== '' && !text.includes('\0');
  return isText ? { file_path: uri.fsPath, text: text.slice(0, MAX_EXAMPLE_CHARS) } : null;
}

/** As the editor has it, saved or not. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}

async function readFile(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
