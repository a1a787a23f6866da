/**
 * Reads the files that a task names, for an agent that has not read them. Only what lies in the folders of the
 * client or of the configuration, links followed; and nothing that programs run by themselves.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { parse, relative, resolve, sep } from 'node:path';
import { detectFileLanguage } from '../../core/languages/index.ts';
import type { PrivacyGuard } from '../privacy/index.ts';
import { ToolError } from '../session/index.ts';

/** A file, or lines of one, as it was when the task began. */
export interface FilePart {
  /** From its folder of the workspace, with slashes. */
  readonly path: string;
  /** From the root of the file system. */
  readonly place: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly language: string | null;
  /** The rule that keeps it on this machine; null: none does. */
  readonly keptBy: string | null;
}

const MAX_FILE_BYTES = 1_000_000;
const MAX_ALL_CHARS = 1_000_000;
/** What git or an editor runs, and what is not the project's own. */
const CLOSED_FOLDERS = new Set(['.git', '.hg', '.svn', '.vscode', '.idea', 'node_modules']);

/** Throws `ToolError`, by the entry that is wrong. */
export async function readParts(
  entries: readonly string[],
  privacy: PrivacyGuard,
): Promise<readonly FilePart[]> {
  await privacy.ready();
  const roots = await listRoots(privacy.folders());
  const parts: FilePart[] = [];
  for (const entry of entries) {
    const part = await readPart(entry, roots, privacy);
    if (parts.some(({ place }) => place === part.place)) refuse(entry, 'is named twice');
    parts.push(part);
  }
  const chars = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (chars > MAX_ALL_CHARS) {
    throw new ToolError(
      `files: together they have ${chars} characters, and at most ${MAX_ALL_CHARS} are read: name fewer, or lines of them.`,
    );
  }
  return parts;
}

function refuse(entry: string, why: string): never {
  throw new ToolError(`files: ${JSON.stringify(entry)} ${why}. Nothing was spent.`);
}

/** Without those that hold far more than a project. */
async function listRoots(folders: readonly string[]): Promise<readonly string[]> {
  const real = await Promise.all(folders.map(folder => realpath(folder).catch(() => null)));
  const home = await realpath(homedir()).catch(() => homedir());
  return real.filter(
    (folder): folder is string =>
      folder !== null && folder !== home && folder !== parse(folder).root,
  );
}

async function readPart(
  entry: string,
  roots: readonly string[],
  privacy: PrivacyGuard,
): Promise<FilePart> {
  const { name, from, to } = readEntry(entry);
  const found = await findFile(name, roots, privacy);
  if (found === null) refuse(entry, 'is no file in the folders of the workspace');
  const { place, root } = found;
  const path = relative(root, place).split(sep).join('/');
  const closed = path.split('/').find(part => CLOSED_FOLDERS.has(part.toLowerCase()));
  if (closed !== undefined) refuse(entry, `is in ${closed}, which is not changed`);
  const whole = await readText(entry, place);
  const { before, text, after } = cutLines(whole, from, to);
  if (text.trim() === '') refuse(entry, from === null ? 'is empty' : 'has no such lines');
  const verdict = privacy.check({ prompt: '', filePath: place, replaces: whole });
  return {
    ...{ path, place, before, text, after, language: detectFileLanguage(path) },
    keptBy: verdict.kind === 'anywhere' ? null : verdict.rule,
  };
}

interface Entry {
  readonly name: string;
  /** Counted from 1; null: the whole file. */
  readonly from: number | null;
  readonly to: number;
}

function readEntry(entry: string): Entry {
  const [, name = entry, from, to = from] = /^(.+?):(\d+)(?:-(\d+))?$/.exec(entry) ?? [];
  if (from === undefined) return { name, from: null, to: 0 };
  if (Number(from) < 1 || Number(to) < Number(from)) refuse(entry, 'has no such lines');
  return { name, from: Number(from), to: Number(to) };
}

async function findFile(name: string, roots: readonly string[], privacy: PrivacyGuard) {
  const places = [...roots.map(root => resolve(root, name)), ...privacy.locate(name)];
  for (const written of places) {
    const place = await realpath(written).catch(() => null);
    const root = roots.find(each => place?.startsWith(each + sep));
    if (place === null || root === undefined) continue;
    if ((await stat(place)).isFile()) return { place, root };
  }
  return null;
}

async function readText(entry: string, place: string): Promise<string> {
  if ((await stat(place)).size > MAX_FILE_BYTES) {
    refuse(entry, `has more than ${MAX_FILE_BYTES} bytes`);
  }
  const bytes = await readFile(place);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {} // Not in UTF-8.
  return refuse(entry, 'is no text in UTF-8');
}

/** No model writes a byte order mark back: it stands before what is changed. */
function cutLines(file: string, from: number | null, to: number) {
  const mark = file.startsWith('\uFEFF') ? '\uFEFF' : '';
  const whole = file.slice(mark.length);
  if (from === null) return { before: mark, text: whole, after: '' };
  const lines = whole.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const [before, text, after] = [
    lines.slice(0, from - 1),
    lines.slice(from - 1, to),
    lines.slice(to),
  ];
  return { before: mark + before.join(''), text: text.join(''), after: after.join('') };
}
