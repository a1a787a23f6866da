/**
 * Reads what suites are written in: Markdown, in which each `# heading` is a subject with a few `name: value`
 * lines, words that describe it, and code under `## headings`.
 */
import { readFences } from '../../answer/index.ts';

export interface Subject {
  readonly id: string;
  /** The `name: value` lines. */
  readonly facts: Readonly<Record<string, string>>;
  readonly words: string;
  /** By heading: the code of each block under it, without the last line end. */
  readonly code: Readonly<Record<string, readonly string[]>>;
}

/** In the order of the text. Pure. */
export function readSubjects(markdown: string): readonly Subject[] {
  const { fences, after } = readFences(markdown);
  const subjects: DraftSubject[] = [];
  let heading = '';
  const readProse = (prose: string) => {
    for (const line of prose.split('\n')) {
      const [, marks, title = ''] = /^(#{1,2}) (.*)$/.exec(line) ?? [];
      if (marks === '#') subjects.push({ id: title, facts: {}, words: '', code: {} });
      if (marks !== undefined) heading = marks === '#' ? '' : title;
      else if (heading === '') readLine(line, subjects.at(-1));
    }
  };
  for (const { before, code } of fences) {
    readProse(before);
    const subject = subjects.at(-1);
    if (subject) subject.code[heading] = [...(subject.code[heading] ?? []), code.trimEnd()];
  }
  readProse(after);
  return subjects.map(subject => ({ ...subject, words: subject.words.trim() }));
}

interface DraftSubject extends Subject {
  readonly facts: Record<string, string>;
  words: string;
  readonly code: Record<string, readonly string[]>;
}

/** Facts stand before the words. */
function readLine(line: string, subject: DraftSubject | undefined): void {
  if (subject === undefined) return;
  const [, name, value] = /^([a-z]+): (.+)$/.exec(line) ?? [];
  if (name !== undefined && value !== undefined && subject.words.trim() === '') {
    subject.facts[name] = value;
  } else {
    subject.words += `${line}\n`;
  }
}
