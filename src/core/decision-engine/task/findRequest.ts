/**
 * What is asked, out of the words of a prompt without its context.
 *
 * Ids go, and sentences that name nothing of the field: greetings, thanks, how somebody came to ask. So does
 * what is told in a paragraph of its own, where a later one asks for something by its name.
 */
import { type Concepts, countConcepts, type FoundStems, findStems } from './findConcepts.ts';
import type { PromptParts } from './splitPrompt.ts';

export interface Request {
  readonly text: string;
  readonly first: string;
  /** What all of it speaks of, and its first sentence. */
  readonly concepts: Concepts;
  readonly firstConcepts: Concepts;
}

/** Tickets, addresses, unique numbers, hashes, packed bytes, days and hours. */
const ID =
  /https?:\/\/\S+|[\w.+-]+@[\w-]+\.\w+|#\d{2,}\b|\b\d{4}-\d\d-\d\d\b|\b\d\d:\d\d(?::\d\d)?\b|\[?\b[A-Z][A-Z0-9]{1,9}-\d{1,7}\b\]?|\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,}\b|\b(?=[A-Z]*\d)(?=\d*[A-Z])[0-9A-Z]{20,}\b/g;
const SENTENCE_BREAK = /(?<=[.!?]["')]?)\s+|(?<=[。！？])|\n+/;
/** Numbers, names in code, values: a sentence with one of them is about something. */
const FACT = /\d|[`"{}=<>\\_]|\w\(|\.\w|[a-z][A-Z]/;
/** What a model is to be, and marks of templates. */
const ROLE =
  /^(?:(?:you are|you're) (?:an?|the|our|my)\b|act as\b|du bist\b|tu es\b|eres\b|você é\b|ты \S|你是|あなたは|당신은)|^<\/?[\w-]+>$/i;
/** How people greet and thank, in the languages that most write to a model in. */
const COURTESY =
  /^(?:hi|hello|hey|dear|hallo|guten|bonjour|salut|¡?hola|olá|ciao|привет|здравствуйте|你好|您好|こんにちは|お疲れ|안녕)|\b(?:thank|hope|regards|appreciate|dank|hoffe|grüße|merci|j'espère|gracias|espero|obrigad|grazie)|спасибо|надеюсь|谢谢|感谢|麻烦|ありがとう|お願い|감사/iu;
/** Up to four words with a colon. */
const LABEL = /^(?:\p{L}{1,24} ){0,3}\p{L}{1,24}(?:：|:\s+)/u;
const PARAGRAPH_BREAK = /\n\s*\n/;
const MAX_SENTENCES = 300;

interface Sentence {
  readonly text: string;
  /** Which one it is in. */
  readonly paragraph: number;
  readonly stems: FoundStems;
  /** It begins with a verb that asks for work. */
  readonly leads: boolean;
  /** It speaks of work. */
  readonly isWork: boolean;
  readonly hasFact: boolean;
}

/** `leads`: whether a sentence begins with a verb that asks for work. */
export function findRequest(
  { words, code }: Pick<PromptParts, 'words' | 'code'>,
  leads: (sentence: string) => boolean,
): Request {
  const sentences = words
    .replace(ID, ' ')
    .split(PARAGRAPH_BREAK)
    .flatMap((paragraph, at) =>
      paragraph
        .split(SENTENCE_BREAK, MAX_SENTENCES)
        .map(sentence => sentence.replace(/^[\s:,;.–#-]+/, '').trim())
        .filter(sentence => /[\p{L}\p{N}]/u.test(sentence))
        .map(sentence => readSentence(sentence, at, leads)),
    )
    .slice(0, MAX_SENTENCES);
  const roleless = sentences.filter(({ text }) => !ROLE.test(text));
  const said = roleless.filter(one => one.hasFact || one.isWork);
  const unsaid = roleless.filter(({ text }) => !COURTESY.test(text));
  const kept = [said, unsaid, sentences].find(each => each.length > 0) ?? [];
  const asked = kept.filter((one, at) => !isTalkBefore(one, kept.slice(at), code !== ''));
  const first =
    asked.find(one => one.leads && namesThing(one)) ??
    asked.find(one => one.hasFact || namesThing(one)) ??
    asked.find(one => one.leads) ??
    asked[0];
  return {
    text: asked.map(one => one.text).join('\n'),
    first: first?.text ?? '',
    concepts: countConcepts(asked.map(one => one.stems)),
    firstConcepts: countConcepts(first ? [first.stems] : []),
  };
}

function readSentence(
  text: string,
  paragraph: number,
  leads: (sentence: string) => boolean,
): Sentence {
  const bare = text.replace(LABEL, '');
  const [stems, isLed] = [findStems(bare), leads(bare)];
  const isWork = isLed || stems.size > 0 || bare !== text;
  return { text, paragraph, stems, leads: isLed, isWork, hasFact: FACT.test(bare) };
}

/** Before a sentence that asks, those without facts and larger things tell how to answer, or a story. */
function isTalkBefore(
  { paragraph, leads, hasFact, stems }: Sentence,
  on: readonly Sentence[],
  hasCode: boolean,
): boolean {
  if (hasFact || leads || !on.some(later => later.leads)) return false;
  const groups = [...stems.keys()].map(({ group }) => group);
  const isPlain = hasCode && !groups.includes('subtle');
  const standsAlone = (later: Sentence) => later.leads && (isPlain || namesThing(later));
  return (
    on.some(later => later.paragraph > paragraph && standsAlone(later)) ||
    !groups.some(group => LARGER.has(group))
  );
}

const LARGER: ReadonlySet<string> = new Set(['medium', 'large', 'vast', 'whole', 'subtle']);
const THINGS: ReadonlySet<string> = new Set(['tiny', 'small', 'medium', 'large', 'vast']);

/** Whether it says what it is about: "Fix it" does not. */
function namesThing({ stems }: Sentence): boolean {
  return [...stems.keys()].some(({ group }) => THINGS.has(group));
}
