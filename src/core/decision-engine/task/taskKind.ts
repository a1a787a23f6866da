/**
 * What kind of work a request asks for, by the verb that leads it and what the verb is about.
 *
 * Only the words outside of code are read: a selection is full of words like "fix" and "test" that
 * mean nothing about the request. Words of failure make a fix only where somebody complains, since
 * "raise an error" is a wish like any other.
 */

import { type TaskKind, WORD_KINDS } from '../../types.ts';
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
  return detectNamedKind(request, hasCode) ?? (ASKS.test(request) ? 'explain' : 'generate');
}

/** A question, in nearly all scripts. One that asks politely for a change ends so, too. */
const ASKS = /[?？؟⸮՞]\s*$/;

/**
 * What `request` surely asks to be done with given code; undefined where its words leave that open. A
 * question stays one, whatever it complains of: nobody who asks why wants the code changed unasked.
 */
export function detectIntent(request: string): TaskKind | undefined {
  const leads = readSentences(request)
    .map(sentence => detectLead(sentence, true))
    .filter(kind => kind !== null);
  const change = leads.find(kind => !WORD_KINDS.has(kind));
  if (change !== undefined) return change;
  if (PREDICTION.test(cutEdges(request))) return 'predict-output';
  if (leads.length > 0) return leads[0];
  const kind = detectNamedKind(request, true) ?? undefined;
  return kind !== undefined && !WORD_KINDS.has(kind) && ASKS.test(request) ? undefined : kind;
}

/** The kind that `request` names in words that are known; null where none does. */
function detectNamedKind(request: string, hasCode: boolean): TaskKind | null {
  const edges = cutEdges(request);
  if (hasCode && PREDICTION.test(edges)) return 'predict-output';
  const sentences = readSentences(request);
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
  const hint = HINTS.find(([kind, sign]) => sign.test(edges) && (hasCode || !needsCode(kind)));
  return detectForeignKind(edges) ?? hint?.[0] ?? null;
}

function cutEdges(request: string): string {
  if (request.length <= 2 * EDGE_CHARS) return request;
  return `${request.slice(0, EDGE_CHARS)}\n${request.slice(-EDGE_CHARS)}`;
}

/** Those of its edges, each from the words that lead it on. */
function readSentences(request: string): readonly string[] {
  return cutEdges(request)
    .split(SENTENCE_BREAK)
    .map(sentence => stripPoliteStart(sentence.replace(BEFORE_LEAD, '')));
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
    case 'types':
    case 'rename':
    case 'review':
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
