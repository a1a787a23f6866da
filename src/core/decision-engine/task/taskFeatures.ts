/**
 * What can be told of a task from its text alone: its kind, its language and a row of figures.
 *
 * Pure and fast: it runs on every keystroke's worth of routing, so no parser and no tokenizer. No
 * figure depends on an id, on tags around a snippet, or on which model is asked.
 */

import type { TaskKind } from '../../types.ts';
import { detectTaskLanguage } from './detectTaskLanguage.ts';
import { detectTaskScope, type TaskScope } from './detectTaskScope.ts';
import { CODE_FEATURES, measureCodeShape } from './measureCodeShape.ts';
import { measureRequestShape, REQUEST_FEATURES } from './measureRequestShape.ts';
import { splitPrompt } from './splitPrompt.ts';
import { detectTaskKind } from './taskKind.ts';
import { countMissingLetters, isEnglish, splitTokens, splitWords } from './words.ts';

export interface TaskFeatures {
  readonly kind: TaskKind;
  /** A canonical lower-case name, or `unknown`. */
  readonly language: string;
  readonly scope: TaskScope;
  /** Whether the lists of words know the language that the request is written in. */
  readonly understood: boolean;
  /** In the order of `FEATURE_NAMES`. */
  readonly values: readonly number[];
  /** Prose, code and sample data as read, without fences and tags. */
  readonly text: string;
}

const SIZE_FEATURES = ['chars', 'codeShare', 'fences', 'distinctTokens'] as const;

export const FEATURE_NAMES = [...SIZE_FEATURES, ...REQUEST_FEATURES, ...CODE_FEATURES] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

/** What the caller says beside the words. */
interface SaidOfTask {
  readonly language?: string | undefined;
  readonly intent?: TaskKind | undefined;
}

/** The features of `prompt`; what the caller said of language and intent wins over any guess. */
export function extractTaskFeatures(
  prompt: string,
  { language, intent }: SaidOfTask = {},
): TaskFeatures {
  const parts = splitPrompt(prompt);
  const read = parts.prose.length + parts.code.length + parts.data.length;
  const text = `${parts.prose}\n${parts.code}\n${parts.data}`;
  const kind = intent ?? detectTaskKind(parts.request, parts.code !== '');
  return {
    kind,
    language: detectTaskLanguage(parts, language),
    scope: detectTaskScope(parts.request, parts.code !== ''),
    understood: isEnglish(splitWords(parts.prose)),
    values: [
      Math.log1p(parts.totalChars + countMissingLetters(text)),
      read === 0 ? 0 : parts.code.length / read,
      Math.log1p(parts.fences),
      Math.log1p(new Set(splitTokens(text)).size),
      ...measureRequestShape(parts.prose, parts.data),
      ...measureCodeShape(parts.code),
    ],
    text,
  };
}

/** One figure by its name. */
export function readFeature(features: TaskFeatures, name: FeatureName): number {
  return features.values[FEATURE_NAMES.indexOf(name)] ?? 0;
}
