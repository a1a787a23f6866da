/** How long an answer will probably be, where it is not said. */

/** An answer is rarely shorter, and grows with the code that it rewrites, up to a long file. */
const LEAST_TOKENS = 200;
const PER_PROMPT_TOKEN = 0.75;
const MOST_TOKENS = 4_000;

/** A whole program is long however short the wish for it, and longer with each part that is named. */
const PROGRAM_TOKENS = 2_000;
const PER_PART_TOKENS = 250;
const MOST_PARTS = 6;

/** Tokens of the answer to a prompt of so many, where its words are not known. */
export function estimateAnswerTokens(promptTokens: number): number {
  return Math.min(MOST_TOKENS, LEAST_TOKENS + Math.round(PER_PROMPT_TOKEN * promptTokens));
}

/** Tokens of the answer to `prompt`, which has `promptTokens`. */
export function estimateAnswerFromPrompt(prompt: string, promptTokens: number): number {
  const plain = estimateAnswerTokens(promptTokens);
  const wish = cutMiddle(prompt);
  const program = PROGRAM.exec(wish);
  if (program === null) return plain;
  const named = wish.slice(program.index).split(/[.!?](?:\s|$)|\n\s*\n/, 1)[0] ?? '';
  const parts = Math.min(MOST_PARTS, named.match(/,|\band\b/gi)?.length ?? 0);
  return Math.min(MOST_TOKENS, Math.max(plain, PROGRAM_TOKENS + PER_PART_TOKENS * parts));
}

/** What is wished stands at either end; between them is what it is about. */
function cutMiddle(prompt: string): string {
  if (prompt.length <= 2 * EDGE_CHARS) return prompt;
  return `${prompt.slice(0, EDGE_CHARS)}\n\n${prompt.slice(-EDGE_CHARS)}`;
}

const EDGE_CHARS = 500;

/** Where a wish begins: not every "create" or "code" is one. */
const START = String.raw`(?:^|[.!?:;,\n]|\b(?:${joinWords(
  'please you i we me just now and then us lets',
)})\b|\blet's\b|(?<!\b(?:try|trying|how|fails?|used|able) )\bto\b)[\s*"'(>#-]*`;
/** The words before the thing, none of which turns to something smaller or to what is there. */
const BETWEEN = String.raw`(?:[ \t]+(?!(?:${joinWords(
  'functions? methods? class(?:es)? tests? query queries lines? comments? regex docs?',
  'docstrings? readme that which to for from of in on at this these it sure with using via',
)})\b)[\w'+#./-]{1,30}){0,6}[ \t]+["'\`*]*`;
const THING = joinWords(
  'games? apps? applications? (?:web)?sites? pages? webpages? dashboards? servers? compilers?',
  'interpreters? kernels? systems? databases? engines? frameworks? clones? simulat(?:or|ion)s?',
  'emulators? editors? (?:chat)?bots? clients? cli tools? (?:micro)?services? back-?ends?',
  'front-?ends? apis? platforms? plugins? extensions? library libraries crawlers? scrapers?',
  'snake tetris calculators?',
);
/** The thing ends its phrase: an API key, a page title and a faster server are no programs. */
const END = String.raw`(?=["'\`*]*(?:$|\n|[.,;:!?)](?:\s|$)|\s*[(–—]|\s+-\s|\s+(?:${joinWords(
  'and or with without that which where who whose for in on of from to by as like so using via',
  'based such similar called named please now written running',
)})\b))`;
/** A verb of making, a few words, and a thing of many parts. */
const MAKE = joinWords(
  'write build create make implement develop code generate scaffold want need',
);
const PROGRAM = new RegExp(`${START}(?:${MAKE})\\b${BETWEEN}(?:${THING})${END}`, 'i');

function joinWords(...lines: readonly string[]): string {
  return lines.join(' ').replaceAll(' ', '|');
}
