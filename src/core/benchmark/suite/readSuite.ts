/**
 * Reads what suites are written in: Markdown that begins with `name: value` lines, in which each `# heading`
 * is a subject with such lines, words that describe it, and code under `## headings`.
 */
import { readFences } from '../../answer/index.ts';

export interface SuiteText {
  readonly facts: Facts;
  /** In the order of the text. */
  readonly subjects: readonly Subject[];
}

export interface Subject {
  readonly id: string;
  readonly facts: Facts;
  readonly words: string;
  /** By heading: the code of each block under it, without the last line end. */
  readonly code: Readonly<Record<string, readonly string[]>>;
}

/** The `name: value` lines. */
export type Facts = Readonly<Record<string, string>>;

/** Pure. */
export function readSuite(markdown: string): SuiteText {
  const { fences, after } = readFences(markdown);
  const head = makeDraft('');
  const subjects = [head];
  let heading = '';
  const readProse = (prose: string) => {
    for (const line of prose.split('\n')) {
      const [, marks, title = ''] = /^(#{1,2}) (.*)$/.exec(line) ?? [];
      if (marks === '#') subjects.push(makeDraft(title));
      if (marks !== undefined) heading = marks === '#' ? '' : title;
      else if (heading === '') readLine(line, subjects.at(-1)!);
    }
  };
  for (const { before, code } of fences) {
    readProse(before);
    const subject = subjects.at(-1)!;
    subject.code[heading] = [...(subject.code[heading] ?? []), code.trimEnd()];
  }
  readProse(after);
  const read = subjects.slice(1).map(subject => ({ ...subject, words: subject.words.trim() }));
  return { facts: head.facts, subjects: read };
}

interface Draft extends Subject {
  readonly facts: Record<string, string>;
  words: string;
  readonly code: Record<string, readonly string[]>;
}

function makeDraft(id: string): Draft {
  return { id, facts: {}, words: '', code: {} };
}

/** Facts stand before the words. */
function readLine(line: string, subject: Draft): void {
  const [, name, value] = /^([a-z]+): (.+)$/.exec(line) ?? [];
  if (name !== undefined && value !== undefined && subject.words.trim() === '') {
    subject.facts[name] = value;
  } else {
    subject.words += `${line}\n`;
  }
}
