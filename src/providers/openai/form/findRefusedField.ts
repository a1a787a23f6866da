/** Which field of ours a host refuses by its name, and thus may be left out or sent otherwise. */
import { matchFailureKind, readRefusal, walkBody } from '../../../core/fallback-handler/index.ts';
import { type ChatBody, FORM_CHANGES, type FormChange } from './requestForm.ts';

/** The change to try, or `undefined`: the refusal is about something else. Each is tried once. */
export function findRefusedField(
  refusal: string,
  body: ChatBody,
  tried: readonly string[],
): FormChange | undefined {
  const { words } = readRefusal({ status: 400, headers: {}, body: refusal }, 0);
  const isKnown = matchFailureKind(words) !== undefined;
  const named = listNamedFields(refusal);
  return FORM_CHANGES.find(change => {
    if (tried.includes(change.id) || !change.applies(body)) return false;
    if (change.words?.test(words)) return true;
    // `max_tokens` is named, too, where it is only too large.
    if (isKnown && !/unsupported_parameter|extra_forbidden/.test(words)) return false;
    return named.some(name => isField(name, change.field)) || refusesInWords(words, change.field);
  });
}

/** Fields as programs name them: `param` (OpenAI), `loc` (Pydantic), `additionalProperty` (Ajv). */
function listNamedFields(refusal: string): readonly string[] {
  return [...walkBody(refusal)].flatMap(({ key, value }) => {
    if (!NAMES_FIELD.test(key)) return [];
    return Array.isArray(value) ? [value.join('.')] : typeof value === 'string' ? [value] : [];
  });
}

const NAMES_FIELD =
  /^(param|parameter|loc|path|field|property|additionalProperty|key|instancePath)s?$/i;

const isField = (named: string, field: string) => named.split(/[.[\]/#]+/).includes(field);

/** Beside a field's very name, the words need only say that it is too much. */
function refusesInWords(words: string, field: string): boolean {
  // This one is a word of everyday, too, so it has words of its own.
  if (field === 'stream' || field === 'role') return false;
  const name = new RegExp(`(?<![\\w])${field}(?![\\w])`, 'i');
  return words.split('\n').some(line => name.test(line) && REFUSES.test(line));
}

const REFUSES =
  /unsupported|not (be )?(support|permit|allow|recogni|accept|valid|expected)|unknown|unrecogni|unexpected|extra|invalid|deprecated|instead|forbid|additional propert|does(n't| not) exist|no such/i;
