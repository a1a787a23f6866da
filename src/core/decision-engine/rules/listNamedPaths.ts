/**
 * Paths that a text names: what it says the code in it is from, and what a person speaks of.
 *
 * Code that merely imports a file does not hold it. So what stands in a fence counts only where it
 * labels what follows: a line of a diff, a remark that is a path.
 */
import { listJoinedPaths } from './listJoinedPaths.ts';

export interface NamedPath {
  readonly path: string;
  /** Whether the text claims that what follows is of this file; else it speaks of it. */
  readonly isLabel: boolean;
  /** Else it may be a path, where a file that stays is called so. */
  readonly isSure: boolean;
}

/** In order, each once. A text that names more than can be judged tells so by `null`. */
export function listNamedPaths(text: string, kind: 'prose' | 'code'): readonly NamedPath[] | null {
  const found = new Map<string, NamedPath>();
  let sure = 0;
  let fence: string | null = null;
  for (const line of text.split(/\r\n?|[\n\u2028\u2029]/)) {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (kind === 'prose' && mark !== undefined && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null;
      for (const named of listLinePaths(line, true)) add(named);
      continue;
    }
    for (const named of readLine(line, kind === 'code' || fence !== null)) add(named);
    if (sure > MAX_NAMED) return null;
  }
  return [...found.values()];

  function add(named: NamedPath): void {
    const key = `${named.isSure} ${named.path}`;
    const known = found.get(key);
    if (known === undefined && named.isSure) sure += 1;
    if (!known?.isLabel) found.set(key, named);
  }
}

const MAX_NAMED = 1_000;

function readLine(line: string, isCode: boolean): readonly NamedPath[] {
  if (line.length > MAX_LINE_CHARS) return [];
  const held = HOLDS.exec(line)?.[1];
  if (held !== undefined) return listLinePaths(held, true);
  // Most lines of a program are none of these.
  if (isCode && !REMARK.test(line) && !DIFF.test(line)) return [];
  const written = [...listJoinedPaths(line).map(each => each.written), ...listPathWords(line)];
  if (written.length === 0) return [];
  const isLabel = isHeader(line, written, isCode);
  if (!isLabel && (isCode || STATEMENT.test(line))) return [];
  return listLinePaths(line, isLabel);
}

function listLinePaths(line: string, isLabel: boolean): readonly NamedPath[] {
  const words = listPathWords(line).map(path => ({ path, isLabel, isSure: true }));
  return [
    ...words,
    ...listJoinedPaths(line).map(({ path, isSure }) => ({ path, isLabel, isSure })),
  ];
}

/** A file in JSON, as tools hand it on: `{"path": "a.ts", "content": "…"}`. */
const HOLDS =
  /"(?:file_?)?(?:path|name|uri)"\s{0,3}:\s{0,3}"([^"]{1,500})"\s{0,3},\s{0,3}"\w{0,20}(?:content|text|code|source|body)s?"\s{0,3}:/i;

/** Longer lines are data. */
const MAX_LINE_CHARS = 2_000;

/** With a slash, an extension or a dot in front; in the marks that may be around it. */
function listPathWords(line: string): readonly string[] {
  const words = line.match(WORDS) ?? [];
  return words.filter(word => PATH_WORD.test(word) && !/^https?:/i.test(word));
}

const WORDS = /[^\s"'`\p{Pi}\p{Pf}\p{Ps}\p{Pe}\u3001\uff0c\uff1b\u2190-\u21ff<>|,;=*]+/gu;
const PATH_WORD = /[/\\][^/\\]|[\w)\]~-]\.\w|^@?\.\w/;

/**
 * Whether a line is a path and little else: `File: a.ts`, `// a.ts`, `diff --git a/x b/x`,
 * `==> a.ts <==`, `### a.ts`, `a.ts:`. In whatever language its words are.
 */
function isHeader(line: string, paths: readonly string[], isCode: boolean): boolean {
  if (DIFF.test(line)) return true;
  const rest = paths.reduce((left, path) => left.replace(path, ' '), line);
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (isCode) return words.length <= 1;
  if (words.length > MAX_WORDS || /[;,(]\s*$|[{}]/.test(line)) return false;
  return MARKED.test(line) || /:\s*$/.test(line) || /^[^:]{0,40}:\s/.test(line);
}

const MAX_WORDS = 3;
const DIFF = /^(?:diff --git|\+\+\+|---|rename (?:from|to)|Index:|\*\*\* )/;
const REMARK = /^\s*(?:\/[/*]|#|--|<!--|[%;*]|REM\b|["']{3})\s/;
const MARKED = /^\s*(?:[^\p{L}\p{N}\s.'"[\](){}]|REM\b)/u;

/** A line of a program, though no fence is around it. */
const STATEMENT =
  /[;{}]\s*$|=>|\w\(['"]|\b(?:from|import|include|require|use)\b.*['"<]|^\s*["'].*["'],?$/;
