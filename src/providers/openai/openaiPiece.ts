/** What one choice of an event brings: words of the answer, a thought, or a refusal. */
import { type Fields, readFields, readList, readString } from '../http/index.ts';

interface Piece {
  readonly text: string;
  readonly refusal: string;
  /** A token came, be it one of a thought. */
  readonly spoke: boolean;
}

/** A piece of a stream (`delta`), a whole answer (`message`), or a completion without roles. */
export function readPiece(choice: Fields): Piece {
  const said = readFields(choice.delta) ?? readFields(choice.message);
  const content = readString(choice.text) ?? readString(said?.content);
  const parts = readList(said?.content)
    .map(readFields)
    .filter(part => part !== undefined);
  const words = content ?? joinParts(parts.filter(isText), 'text');
  const refusal = readString(said?.refusal) ?? joinParts(parts, 'refusal');
  const thought = readString(said?.reasoning) ?? readString(said?.reasoning_content);
  const spoke = words !== '' || refusal !== '' || thought !== undefined || parts.length > 0;
  return { text: words, refusal, spoke };
}

/** Parts of other types are thoughts, sounds or pictures. */
function isText({ type }: Fields): boolean {
  return type === undefined || type === 'text' || type === 'output_text';
}

function joinParts(parts: readonly Fields[], field: string): string {
  return parts.map(part => readString(part[field]) ?? '').join('');
}
