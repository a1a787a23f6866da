/**
 * What is asked, out of all the words of a prompt.
 *
 * Ids go, and sentences that name nothing of the field: greetings, thanks, how somebody came to ask. Agents
 * put pages of context before a request of one line: where a labelled part ("Task: …", "# Request") follows
 * a longer opening, only that part is what is asked.
 */
import { type Concepts, countConcepts, type FoundStems, findStems } from './findConcepts.ts';

export interface Request {
  readonly text: string;
  readonly first: string;
  /** What all of it speaks of, and its first sentence. */
  readonly concepts: Concepts;
  readonly firstConcepts: Concepts;
  /** Whether something else stood before it. */
  readonly hasContext: boolean;
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
/** A heading, or up to four words with a colon. */
const LABEL = /^(?:#{1,4} .{1,40}$|(?:\p{L}{1,24} ){0,3}\p{L}{1,24}:\s)/u;
const FAILURE = /(?:error|exception|warning|fehler|erreur)\b/i;
/** Shorter openings are part of the request. */
const LEAST_OPENING_CHARS = 40;
const MAX_SENTENCES = 300;

interface Sentence {
  readonly text: string;
  readonly stems: FoundStems;
  /** It begins with a verb that asks for work. */
  readonly leads: boolean;
  /** It speaks of work. */
  readonly isWork: boolean;
  readonly hasFact: boolean;
}

/** `leads`: whether a sentence begins with a verb that asks for work. */
export function findRequest(words: string, leads: (sentence: string) => boolean): Request {
  const sentences = words
    .replace(ID, ' ')
    .split(SENTENCE_BREAK, MAX_SENTENCES)
    .map(sentence => sentence.replace(/^[\s:,;.–-]+/, '').trim())
    .filter(sentence => /[\p{L}\p{N}]/u.test(sentence))
    .map(sentence => readSentence(sentence, leads));
  const roleless = sentences.filter(({ text }) => !ROLE.test(text));
  const said = roleless.filter(one => LABEL.test(one.text) || one.hasFact || one.isWork);
  const unsaid = roleless.filter(({ text }) => !COURTESY.test(text));
  const kept = [said, unsaid, sentences].find(each => each.length > 0) ?? [];
  const start = findLabelled(kept);
  const asked = kept
    .slice(start)
    .map((one, at) => (at === 0 && start > 0 ? readSentence(unlabel(one.text), leads) : one))
    .filter((one, at, all) => unlabel(one.text) !== '' && !isTalkBefore(one, all.slice(at)));
  const first = asked.find(one => one.leads) ?? asked[0];
  return {
    text: asked.map(one => one.text).join('\n'),
    first: first?.text ?? '',
    concepts: countConcepts(asked.map(one => one.stems)),
    firstConcepts: countConcepts(first ? [first.stems] : []),
    hasContext: start > 0,
  };
}

function readSentence(text: string, leads: (sentence: string) => boolean): Sentence {
  const [stems, isLed] = [findStems(text), leads(text)];
  return { text, stems, leads: isLed, isWork: isLed || stems.size > 0, hasFact: FACT.test(text) };
}

/** Where the last labelled part begins; 0 where all of it asks. */
function findLabelled(sentences: readonly Sentence[]): number {
  let [start, chars] = [0, 0];
  for (const [at, { text, isWork }] of sentences.entries()) {
    const label = LABEL.exec(text)?.[0];
    const isStart = label !== undefined && !FAILURE.test(label) && chars >= LEAST_OPENING_CHARS;
    const rest = unlabel(text).length;
    if (isStart && (rest === 0 ? at + 1 < sentences.length : isWork)) start = at;
    chars += text.length;
  }
  return start;
}

/** Before a sentence that asks, those without facts and larger things tell how to answer, or a story. */
function isTalkBefore({ leads, hasFact, stems }: Sentence, on: readonly Sentence[]): boolean {
  if (hasFact || leads || !on.some(later => later.leads)) return false;
  return ![...stems.keys()].some(({ group }) => LARGER.has(group));
}

const LARGER: ReadonlySet<string> = new Set(['medium', 'large', 'vast', 'whole', 'subtle']);

function unlabel(sentence: string): string {
  return sentence.replace(LABEL, '').trim();
}
