/**
 * Text for a terminal or a log that may come from a model, a host or a repository: what would move the
 * cursor, set colours or a clipboard, ring, or turn the reading direction is shown as its code instead.
 * In JSON these codes are the same text.
 */
export function showHarmlessly(text: string): string {
  return text.replace(CONTROLS, sign => {
    const units = [...Array(sign.length).keys()].map(i => sign.charCodeAt(i));
    return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
}

/**
 * C0 but tabs and line ends, DEL, C1; marks, embeddings, overrides and isolates of direction; separators of
 * lines that only some see; signs without width, and those of tags.
 */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\r(?!\n)|[\u{e0000}-\u{e007f}]/gu;
