/** Characters that were escaped for a web page, where the code had them plain. */

/** The code with them decoded; as it is where they may be its own. */
export function decodeEntities(code: string, selected: string, isMarkup: boolean): string {
  if (!ENTITY.test(code)) return code;
  const isAll = !/[<>]|&(?!(?:lt|gt|amp|quot|apos|#39|#x27);)/.test(code) && /[<>&]/.test(selected);
  if (isAll && !(ENTITY.test(selected) && !/[<>]/.test(selected))) return decode(code);
  if (isMarkup || ENTITY.test(selected)) return code;
  return code
    .split('\n')
    .map(line => (ENTITY.test(cutStrings(line)) ? decode(line) : line))
    .join('\n');
}

const ENTITY = /&(?:lt|gt|amp|quot|apos|#39|#x27);/;

/** In a string or a comment they may well be meant. */
function cutStrings(line: string): string {
  return line.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/g, '').replace(/(?:\/\/|#|--|\/\*).*$/, '');
}

const PLAIN: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
};

function decode(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|apos|#39|#x27);/g, entity => PLAIN[entity] ?? entity);
}
