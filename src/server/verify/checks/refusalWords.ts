/**
 * Whether words are a refusal or a resignation. Where code was asked for, such words anywhere near the
 * beginning of an answer without code are one; an explanation may well speak of what one cannot know, so
 * there it must be the first thing said, and nearly all of it.
 */

/** Refusals and resignations stand at the beginning. */
const MAX_READ_CHARS = 600;
/** Longer texts explain something, however they begin. */
const MAX_WORDS_CHARS = 300;

const GIVES_UP = [
  "I('| a)m (not sure|unsure|unable|not able|afraid (I|that))\\b",
  "I (can(no|')t|could ?n[o']t|do(n't| not) know|won't|must decline)\\b",
  "(I('m| am) )?(very |really )?sorry,? (but )?I\\b",
  "I('m| am) (very |really )?sorry\\b",
  'as an AI\\b',
  'that is beyond my\\b',
  'lo siento',
  'no puedo\\b',
  'es tut mir leid',
  'ich kann (das |dabei |Ihnen |dir )?(leider )?nicht\\b',
  'leider (kann|ist)\\b',
  'je suis désolée?',
  'désolée?,? (mais )?je\\b',
  'je ne (peux|sais) pas\\b',
  'mi dispiace',
  'non posso\\b',
  'desculpe',
  'não posso\\b',
  '抱歉',
  '对不起',
  '申し訳',
  'извините',
  'я не могу',
].join('|');

const ASKS_LARGER =
  '(ask|try|use|consult) (a|an|some) (larger|bigger|better|more (capable|powerful)|stronger) (language )?(model|LLM|AI)|ask (a|an|some) (larger|bigger|stronger)';

const ANYWHERE = new RegExp(
  `(?<![\\p{L}\\w])(?:${GIVES_UP})|${ASKS_LARGER}|\\bbeyond my (?:abilit|capabilit|knowledge)`,
  'iu',
);
const AT_FIRST = new RegExp(`^[^\\p{L}]*(?:${GIVES_UP}|(?:please )?(?:${ASKS_LARGER}))`, 'iu');

export function isRefusal(text: string, wantsCode: boolean): boolean {
  const plain = text.trim();
  if (wantsCode) return ANYWHERE.test(plain.slice(0, MAX_READ_CHARS));
  return plain.length <= MAX_WORDS_CHARS && (AT_FIRST.test(plain) || LARGER.test(plain));
}

const LARGER = new RegExp(ASKS_LARGER, 'i');

/** A comment that gives up; one that stands alone may do so in any of the words. */
export function isResignation(comment: string, isAlone: boolean): boolean {
  return ASKED.test(comment) || (isAlone && AT_FIRST.test(comment));
}

/** A sentence that says so; code about models may well speak of larger ones. */
const ASKED =
  /(?:^|[.!?,:;] )(?:please |you (?:should|could|may) |better )?ask (?:a|an|some) (?:larger|bigger|stronger|more (?:capable|powerful)) (?:language )?(?:model|LLM|AI)\b/i;
