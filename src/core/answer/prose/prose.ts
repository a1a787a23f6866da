/**
 * Whether a paragraph of an answer is prose. Many languages look like English (SQL, COBOL, Gherkin,
 * Dockerfiles, PowerShell), so only what reads as sentences throughout is prose for certain.
 */
import { isCodeLine } from './codeLine.ts';

/** How sure it is that a paragraph is prose. Only what is certain may be cut off code. */
export type ProseCertainty = 'certain' | 'likely' | 'no';

/** Reads one paragraph, given as its lines without empty ones between them. */
export function readProse(lines: readonly string[]): ProseCertainty {
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  if (length > MAX_PARAGRAPH_CHARS || lines.some(isCode)) return 'no';
  const text = lines.map(line => line.replace(BULLET, '')).join(' ');
  if (FILLER.test(text) || ASIAN.test(text)) return 'certain';
  const bare = text
    .replace(/`[^`]*`/g, 'It')
    .replace(/\([^()]*\)/g, '')
    .replace(/\*\*|__/g, '')
    .trim();
  if (MARKS.test(bare) || !FIRST_WORD.test(bare)) return 'no';
  const words = bare.match(/\p{L}[\p{L}\p{N}_'’-]*/gu) ?? [];
  const common = words.filter(word => COMMON.has(word.toLowerCase().replace(/['’].*$/, ''))).length;
  const lower = words.filter(word => /^\p{Ll}/u.test(word)).length;
  const isEnded = /[.:!?]\)?$/.test(bare) && isEachEnded(lines);
  if (words.length < MIN_WORDS) return isEnded && !bare.endsWith(':') ? 'likely' : 'no';
  if (common === 0 || lower * 2 < words.length) return 'no';
  return isEnded ? 'certain' : 'likely';
}

export interface Paragraph {
  /** Its lines, then the empty ones up to the next. */
  readonly lines: readonly string[];
  readonly prose: ProseCertainty;
}

/** Splits lines at the empty ones. Empty lines before the first paragraph are left out. */
export function splitParagraphs(lines: readonly string[]): readonly Paragraph[] {
  const starts = lines.flatMap((line, at) =>
    line.trim() !== '' && (at === 0 || lines[at - 1]?.trim() === '') ? [at] : [],
  );
  return starts.map((start, i) => {
    const own = lines.slice(start, starts[i + 1]);
    return { lines: own, prose: readProse(own.filter(line => line.trim() !== '')) };
  });
}

/** A longer paragraph is kept, whatever it is. */
const MAX_PARAGRAPH_CHARS = 4_000;

/** Of fewer words it cannot be told what they are. */
const MIN_WORDS = 3;

const BULLET = /^([-*+]|\d{1,3}[.)])\s+/;
const FILLER = /^(sure( thing)?|okay|ok|certainly|of course|absolutely|got it|great)[.!,:]*$/i;
/** A sentence in a script that code has only in its strings and comments. */
const ASIAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}][^{}=;<>]*[。：！？:]$/u;
/** What code cannot do without and prose can; quoted code and parentheses are taken out before. */
const MARKS = /[{}=;<>[\]|\\$@#]|\w\(|->|::|"""|'''|\/\/|--/;
const FIRST_WORD = /^(\p{Lu}\p{Ll}*['’]?\p{Ll}*)[,:!.]?(\s|$)/u;

const COMMON: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its is are was were be been to of for in on with and or but as at by ' +
    'you your i my me we our can could will would should may have has not no so if how here there which what ' +
    'let note sure please when then than just only also ' +
    // And of those who ask in German, French, Spanish, Italian or Portuguese.
    'der die das ist und ein eine hier ich es sie le les est une un et voici je el los las una aquí este esta ' +
    'que con para il di è ecco questa não os uma aqui'
  ).split(' '),
);

/** Comments and headings may belong to the code; so may what is indented. */
function isCode(line: string): boolean {
  return /^(\s|#|--|\*(\s|$)(?=.*\*\/)|%|;|>)/.test(line) || isCodeLine(line);
}

/** The items of a list are sentences, too, or may be data. */
function isEachEnded(lines: readonly string[]): boolean {
  return lines.every((line, at) => {
    const next = lines[at + 1];
    const isItemEnd = next === undefined || BULLET.test(next);
    return !isItemEnd || !lines.some(each => BULLET.test(each)) || /[.:!?]\)?[*`_]*$/.test(line);
  });
}
