/**
 * Small changes of code, of which good tests notice most: each is the code with one operator, number or word
 * replaced. What stands in comments and texts is left alone.
 */
import { findLanguage } from '../../languages/index.ts';

/** More would say little more, and each is a run. */
const MAX_MUTANTS = 12;

/** By what they replace. Words of several languages stand together: none means something else elsewhere. */
const CHANGES: readonly (readonly [RegExp, (found: string) => string])[] = [
  [
    /(?<=\s)(?:===|!==|==|!=)(?=\s)/,
    sign => (sign[0] === '!' ? sign.replace('!', '=') : sign.replace('=', '!')),
  ],
  [/(?<=\s)(?:<=|>=)(?=\s)/, sign => sign[0]!],
  [/(?<=\s)[<>](?=\s)/, sign => `${sign}=`],
  [/(?<=\s)(?:&&|\|\|)(?=\s)/, sign => (sign === '&&' ? '||' : '&&')],
  [/(?<=[\w)\]] )[+-](?= )/, sign => (sign === '+' ? '-' : '+')],
  [/(?<=[\w)\]] )\*(?= )/, () => '+'],
  [/\b(?:and|or)\b/, word => (word === 'and' ? 'or' : 'and')],
  [/\b(?:true|false)\b/, word => (word === 'true' ? 'false' : 'true')],
  [/\b(?:True|False)\b/, word => (word === 'True' ? 'False' : 'True')],
  [/\b(?:min|max)\b/, word => (word === 'min' ? 'max' : 'min')],
  [/(?<![\w.#$])\d+(?![\w.])/, number => `${Number(number) + 1}`],
  [/(?<![\w.])-(?:eq|lt|gt|le|ge)\b/, word => (word === '-eq' ? '-ne' : '-eq')],
];

/** Spread over the code, the same for the same code. */
export function listMutants(code: string, language: string): readonly string[] {
  const plain = blankTexts(code, language);
  const all = CHANGES.flatMap(([pattern, change]) =>
    [...plain.matchAll(new RegExp(pattern, 'g'))].map(({ 0: found, index }) => ({
      index,
      code: code.slice(0, index) + change(found) + code.slice(index + found.length),
    })),
  ).sort((a, b) => a.index - b.index);
  const step = Math.max(1, all.length / MAX_MUTANTS);
  const count = Math.min(all.length, MAX_MUTANTS);
  return Array.from({ length: count }, (_, at) => all[Math.floor(at * step)]!.code);
}

/** The code with blanks for what stands in comments and texts. */
function blankTexts(code: string, language: string): string {
  const { comments, strings = [] } = findLanguage(language) ?? {};
  const ends = [
    ...(comments?.documents ?? []),
    ...(comments?.block ?? []),
    ...(comments?.line ?? []).map(begin => [`(?<![\\w$])${escapePattern(begin)}`, '$'] as const),
  ].map(([begin, end]) =>
    end === '$' ? `${begin}.*` : `${escapePattern(begin)}[\\s\\S]*?${escapePattern(end)}`,
  );
  const texts = strings.map(
    ({ begin, end }) =>
      `${escapePattern(begin)}(?:\\\\.|(?!${escapePattern(end)})[^\\\\\\n])*${escapePattern(end)}`,
  );
  const pattern = [...ends, ...texts].join('|');
  return pattern === ''
    ? code
    : code.replace(new RegExp(pattern, 'gm'), text => text.replace(/\S/g, ' '));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
