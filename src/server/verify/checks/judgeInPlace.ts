/**
 * Whether a document still parses with the answer in it. A part of a program is judged where it stands, and
 * only by errors that the document did not have before.
 */
import { applyAnswer } from '../../../core/answer/index.ts';
import { findLanguage } from '../../../core/languages/index.ts';
import type { Task } from '../../../core/types.ts';
import { type ReadInput, readCode } from '../readers/index.ts';
import { findSyntaxError, type ParseError } from '../syntax/index.ts';

/** The new error, `null` where the document parses, `undefined` where that is unknown. */
export async function judgeInPlace(
  code: string,
  language: string,
  input: ReadInput,
): Promise<ParseError> {
  const documents = makeDocuments(code, language, input.task);
  if (documents === null) return undefined;
  const whole = { ...input, isWhole: true };
  const read = async (text: string) => {
    const reading = await readCode(text, language, whole);
    return reading.kind === 'read' ? reading.error : undefined;
  };
  const now = await read(documents.after);
  if (!now) return now;
  if ((await read(documents.before)) === null) return now;
  // The parser refuses the document for what the answer did not write, such as a dialect.
  return findLanguage(language)?.parse === undefined
    ? undefined
    : findNewFault(documents, language);
}

async function findNewFault({ before, after }: Documents, language: string): Promise<ParseError> {
  if ((await findSyntaxError(before, language)) !== null) return undefined;
  return findSyntaxError(after, language);
}

interface Documents {
  readonly before: string;
  readonly after: string;
}

/** The document as it is and with the answer; null where the caller did not give it. */
function makeDocuments(
  code: string,
  language: string,
  { context, replaces, tests }: Task,
): Documents | null {
  if (context === undefined || replaces === undefined || tests !== undefined) return null;
  const { before, after } = context;
  const place = { before, selected: replaces, after, language };
  return {
    before: before + replaces + after,
    after: before + applyAnswer(place, code) + after,
  };
}
