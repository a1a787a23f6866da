/** How an answer's levels are written in the file's own: its tabs, or its width of spaces. */
import { findLanguage } from '../../languages/index.ts';
import {
  convertIndent,
  detectLevel,
  findSharedIndent,
  isBlank,
  readIndent,
} from '../lines/index.ts';

export interface Layout {
  readonly language: string | null;
  /** Lines of the document around the code, for its way to indent where the code does not tell. */
  readonly around: readonly string[];
}

/** Rewrites what an indent has beyond the margin. */
export type Conversion = (indent: string) => string;

/** The ways to write the answer's levels, the likeliest first. */
export function chooseConversions(
  code: readonly string[],
  answer: readonly string[],
  { language, around }: Layout,
): readonly Conversion[] {
  const usual = findLanguage(language)?.isTabbed ? '\t' : null;
  const file = detectLevel(code) ?? detectLevel(around) ?? usual;
  const own = detectLevel(answer);
  const asIs: Conversion = indent => indent;
  if (file === null || own === null || file === own) return [asIs];
  const isOther = file === '\t' || own === '\t';
  if (!isOther && !hasWholeLevels(answer, own.length)) return [asIs];
  return [indent => convertIndent(indent, own, file), asIs];
}

/** Whether no line is aligned with something else: what is no level must not be stretched. */
function hasWholeLevels(lines: readonly string[], columns: number): boolean {
  const indents = lines.filter(line => !isBlank(line)).map(readIndent);
  const margin = findSharedIndent(indents).length;
  return indents.every(({ length }) => (length - margin) % columns === 0);
}
