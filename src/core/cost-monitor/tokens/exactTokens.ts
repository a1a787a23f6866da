/**
 * The tokenizers of OpenAI's models, exact and slow to load (0.25 s, some MB), so only on demand.
 *
 * They take quadratic time on a long unbroken run of one kind (100,000 times "a": 8 s), so such
 * runs are cut out first: they are estimated, and bounded by their bytes.
 */

import { measureTextStatistics } from './measureTextStatistics.ts';
import { type ExactCounter, estimateTokens } from './tokens.ts';

export type Encoding = 'o200k_base' | 'cl100k_base';

const FAMILIES: readonly (readonly [RegExp, Encoding])[] = [
  [/(^|\/)(gpt-4o|gpt-4\.1|gpt-[5-9]|gpt-oss|chatgpt-4o|o[1-9](-|$))/, 'o200k_base'],
  [/(^|\/)(gpt-4|gpt-3\.5)/, 'cl100k_base'],
];

/** Characters of one kind in a row that are still tokenized. */
const LONGEST_RUN = 300;
const LONG_RUN = new RegExp(
  [String.raw`[\p{L}\p{M}]`, String.raw`[^\s\p{L}\p{M}\p{N}]`, String.raw`\s`]
    .map(kind => `${kind}{${LONGEST_RUN},}`)
    .join('|'),
  'gu',
);
/** Cutting a run out may change how its neighbours split: by fewer tokens than this. */
const TOKENS_PER_CUT = 16;

/** The encoding that a model uses, by its name; null where none is published. */
export function findEncoding(model: string): Encoding | null {
  return FAMILIES.find(([name]) => name.test(model.toLowerCase()))?.[1] ?? null;
}

/** Loads an encoding; later calls get it at once from the module cache. */
export async function loadExactCounter(encoding: Encoding): Promise<ExactCounter> {
  const { countTokens } = await loadEncoding(encoding);
  // Text that looks like a control token is text: the prompt does not control anything.
  const asText = { disallowedSpecial: new Set<string>() };
  return text => countWithoutLongRuns(text, part => countTokens(part, asText));
}

function loadEncoding(encoding: Encoding) {
  switch (encoding) {
    case 'o200k_base':
      return import('gpt-tokenizer/encoding/o200k_base');
    case 'cl100k_base':
      return import('gpt-tokenizer/encoding/cl100k_base');
  }
}

function countWithoutLongRuns(
  text: string,
  count: (part: string) => number,
): ReturnType<ExactCounter> {
  let tokens = 0;
  let upper = 0;
  let at = 0;
  for (const run of text.matchAll(LONG_RUN)) {
    const before = count(text.slice(at, run.index));
    const statistics = measureTextStatistics(run[0]);
    tokens += before + estimateTokens(statistics);
    upper += before + statistics.utf8Bytes + TOKENS_PER_CUT;
    at = run.index + run[0].length;
  }
  const rest = count(text.slice(at));
  return { tokens: tokens + rest, upper: upper + rest, exact: at === 0 };
}
