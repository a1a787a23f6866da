/** What one choice of an event brings: words of the answer, a thought, or a refusal. */
import { type Fields, fields, list, text } from './untrusted.ts';

interface Piece {
  readonly text: string;
  readonly refusal: string;
  /** A token came, be it one of a thought. */
  readonly spoke: boolean;
}

/** A piece of a stream (`delta`), a whole answer (`message`), or a completion without roles. */
export function pieceOf(choice: Fields): Piece {
  const said = fields(choice.delta) ?? fields(choice.message);
  const content = text(choice.text) ?? text(said?.content);
  const parts = list(said?.content)
    .map(fields)
    .filter(part => part !== undefined);
  const words = content ?? joined(parts.filter(isText), 'text');
  const refusal = text(said?.refusal) ?? joined(parts, 'refusal');
  const thought = text(said?.reasoning) ?? text(said?.reasoning_content);
  const spoke = words !== '' || refusal !== '' || thought !== undefined || parts.length > 0;
  return { text: words, refusal, spoke };
}

/** Parts of other types are thoughts, sounds or pictures. */
function isText({ type }: Fields): boolean {
  return type === undefined || type === 'text' || type === 'output_text';
}

function joined(parts: readonly Fields[], field: string): string {
  return parts.map(part => text(part[field]) ?? '').join('');
}
