/** Markdown in which only what we wrote is Markdown: every value in it is text. */
import { toPlainText } from '../../protocol/index.ts';
import { shortenText } from './shownText.ts';

export interface Markdown {
  readonly source: string;
}

/** Each value is cut here: a hover or a cell with more is not read. */
const MAX_VALUE_CHARS = 2_000;

/** Our own Markdown with values in it; one that is Markdown of ours stays as it is. */
export function markdown(
  own: TemplateStringsArray,
  ...values: readonly (string | Markdown)[]
): Markdown {
  const texts = values.map(value =>
    typeof value === 'string' ? escapeMarkdown(shortenText(value, MAX_VALUE_CHARS)) : value.source,
  );
  return { source: String.raw({ raw: own }, ...texts) };
}

export function joinMarkdown(parts: readonly Markdown[], between: string): Markdown {
  return { source: parts.map(({ source }) => source).join(between) };
}

/**
 * `text` on one line, without meaning to any reader of Markdown, extensions included: as entities,
 * which become signs only when all marks have been read.
 */
export function escapeMarkdown(text: string): string {
  return toPlainText(text).replace(/\s+/g, ' ').trim().replace(MARKS, escapeSigns);
}

/** A dot or a colon means nothing but in an address, a drive or a name of an icon. */
const MARKS =
  /[!#$*<>@[\\\]^_`{|}~]|%(?=[%[{])|&(?=[#\p{L}])|:(?=\S)|(?<=\p{L})\.(?=\p{L})|^[-+=]|^\d+[.)](?=\s|$)/gu;

export function escapeSigns(signs: string): string {
  return signs.replace(/[!-/:-@[-`{-~]/g, sign => `&#${sign.charCodeAt(0)};`);
}
