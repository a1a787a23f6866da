/**
 * What kind of work a request asks for, by the verb that leads it and what the verb is about.
 *
 * Only the words outside of code are read: a selection is full of words like "fix" and "test" that
 * mean nothing about the request. Words of failure make a fix only where somebody complains, since
 * "raise an error" is a wish like any other.
 */

import type { TaskKind } from '../../types.ts';
import { stripPoliteStart } from './boilerplate.ts';
import {
  COMPLAINT,
  GIVEN,
  HINTS,
  INTO_LANGUAGE,
  LEADS,
  PREDICTION,
  QUESTION,
  WHOLE_REPOSITORY,
  WISH,
} from './kindSigns.ts';
import { detectForeignKind } from './otherLanguages.ts';

/** How much of the prose's beginning and end is read. */
const EDGE_CHARS = 400;
const SENTENCE_BREAK = /(?<=[.!?;])\s+|\n+|:\s+(?=[a-z])/i;
const BEFORE_LEAD =
  /^(?:[-*•>#\d.)\s]+|(?:also|then|and|finally|first|second|given [^,]{1,80}|in (?:python|rust|go|java\w*|typescript|c\+\+|c#)),?\s+)+/i;

/** The kind that `request` (words outside of any code) asks for; plain generation when nothing says otherwise. */
export function detectTaskKind(request: string, hasCode: boolean): TaskKind {
  const edges =
    request.length <= 2 * EDGE_CHARS
      ? request
      : `${request.slice(0, EDGE_CHARS)}\n${request.slice(-EDGE_CHARS)}`;
  if (hasCode && PREDICTION.test(edges)) return 'predict-output';
  const sentences = edges
    .split(SENTENCE_BREAK)
    .map(sentence => stripPoliteStart(sentence.replace(BEFORE_LEAD, '')));
  const complains = sentences.some(
    (sentence, at) => COMPLAINT.test(sentence) && (at > 0 || !isWish(sentence)),
  );
  for (const sentence of sentences) {
    const kind = detectLead(sentence, hasCode);
    if (kind === null) continue;
    if (kind === 'explain' && complains && QUESTION.test(sentence)) return 'fix';
    if (kind === 'generate' && complains && !isWish(sentence)) return 'fix';
    return kind !== 'explain' && WHOLE_REPOSITORY.test(edges) ? 'repository-change' : kind;
  }
  if (complains) return 'fix';
  if (WHOLE_REPOSITORY.test(edges)) return 'repository-change';
  return (
    detectForeignKind(edges) ??
    HINTS.find(([kind, hint]) => hint.test(edges) && (hasCode || !needsCode(kind)))?.[0] ??
    'generate'
  );
}

/** Whether a sentence asks for something new, so that errors in it are part of what is wanted. */
function isWish(sentence: string): boolean {
  return WISH.test(sentence);
}

function detectLead(sentence: string, hasCode: boolean): TaskKind | null {
  if (INTO_LANGUAGE.test(sentence) && (hasCode || GIVEN.test(sentence))) return 'translate';
  const kind = LEADS.find(([, lead]) => lead.test(sentence))?.[0] ?? null;
  if (kind === null || hasCode || !needsCode(kind)) return kind;
  return GIVEN.test(sentence) || WHOLE_REPOSITORY.test(sentence) ? kind : 'generate';
}

/** Without any code, or words that point at some, there is nothing to predict, complete or tidy up. */
function needsCode(kind: TaskKind): boolean {
  switch (kind) {
    case 'predict-output':
    case 'refactor':
    case 'complete':
    case 'translate':
      return true;
    case 'document':
    case 'generate':
    case 'fix':
    case 'explain':
    case 'test':
    case 'repository-change':
      return false;
  }
}
