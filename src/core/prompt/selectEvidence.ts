/**
 * What of a program's output may be told to a model elsewhere: the lines that are about the answer. A check of
 * the project can print anything, and what it printed is no one's to send away.
 */

export interface EvidenceSubject {
  /** The answer's code, and the code that it stands for. */
  readonly codes: readonly string[];
  /** The file that it changes. */
  readonly filePath?: string;
}

/** Most lines, and the longest of them, in UTF-16 units. */
const MAX_LINES = 40;
const MAX_LINE_CHARS = 240;

/** A gap stands for what was left out. The first line is the check's own sentence. */
export function selectEvidence(evidence: string, { codes, filePath }: EvidenceSubject): string {
  const names = new Set(codes.flatMap(code => code.match(NAMES) ?? []));
  const file = filePath?.split(/[\\/]/).at(-1);
  const isAbout = (line: string) =>
    FINDING.test(line) ||
    (file !== undefined && line.includes(file)) ||
    (line.match(NAMES) ?? []).some(name => names.has(name));
  const [first = '', ...rest] = evidence.split(/\r?\n/);
  const told: string[] = [cutLine(first)];
  for (const line of rest) {
    if (told.length >= MAX_LINES) break;
    if (isAbout(line)) told.push(cutLine(line));
    else if (told.at(-1) !== GAP) told.push(GAP);
  }
  return told.join('\n');
}

const GAP = '…';

function cutLine(line: string): string {
  return line.length > MAX_LINE_CHARS ? `${line.slice(0, MAX_LINE_CHARS)}${GAP}` : line;
}

/** Names that are not also words of the output's own language: with a capital inside, a sign or a figure, or called. */
const NAMES =
  /[\p{L}_$][\p{L}\p{N}_$]*(?:[_$\p{N}]|\p{Ll}\p{Lu})[\p{L}\p{N}_$]*|[\p{L}_$][\p{L}\p{N}_$]{2,}(?=\()/gu;

/** An assertion, an error by its type, or a place in a file: `AssertionError`, `expected`, `E   `, `a.ts:3:7`. */
const FINDING =
  /assert|\b(?:expect|receiv|actual|want|got)\w*\b|\p{L}+(?:Error|Exception)\b|\berror\b|panicked|\s[!=]==?\s|^\s*E\s|\.\w+[:(]\d+|\bline \d+/iu;
