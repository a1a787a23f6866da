/** What one choice of an event brings: words of the answer, a thought, or a refusal. */
import { type Fields, readFields, readList, readString } from '../../http/index.ts';

interface Piece {
  readonly text: string;
  /** The text is that of the whole answer so far, and not a piece to be added. */
  readonly isWhole: boolean;
  readonly refusal: string;
  /** What it thought, where that is told as text. */
  readonly thought: string;
  /** What holds its calls, if there are any. */
  readonly said: Fields | undefined;
  /** A token came, be it one of a thought. */
  readonly spoke: boolean;
}

/** A piece of a stream (`delta`), a whole answer (`message`), or a completion without roles. */
export function readPiece(choice: Fields): Piece {
  const delta = readFields(choice.delta);
  const message = readFields(choice.message);
  // Beside pieces, the message grows with them: MiniMax, 2026-05.
  const isWhole = message !== undefined && !hasWords(delta) && choice.text === undefined;
  const said = isWhole ? message : delta;
  const parts = readList(said?.content)
    .map(readFields)
    .filter(part => part !== undefined);
  const content = readString(choice.text) ?? readString(said?.content);
  const text = content ?? joinParts(parts.filter(isText), 'text');
  const refusal = readString(said?.refusal) ?? joinParts(parts, 'refusal');
  const spoke = text !== '' || refusal !== '' || parts.length > 0 || hasThought(said);
  return { text, isWhole, refusal, spoke, thought: readThought(said), said };
}

/** Some hosts tell it by two names at once. */
function readThought(said: Fields | undefined): string {
  const {
    reasoning_content: deepSeek,
    reasoning: openRouter,
    reasoning_text: copilot,
  } = said ?? {};
  return readString(deepSeek) ?? readString(openRouter) ?? readString(copilot) ?? '';
}

function hasWords(delta: Fields | undefined): boolean {
  return readString(delta?.content) !== undefined || readList(delta?.content).length > 0;
}

/** Parts of other types are thoughts, sounds or pictures. */
function isText({ type }: Fields): boolean {
  return type === undefined || type === 'text' || type === 'output_text';
}

function joinParts(parts: readonly Fields[], field: string): string {
  return parts.map(part => readString(part[field]) ?? '').join('');
}

/**
 * Whatever the field is called: `reasoning` (OpenRouter), `reasoning_content` (DeepSeek, vLLM),
 * `reasoning_details` (MiniMax), `thinking` (Ollama), `reasoning_text` (Copilot), and a call of a
 * tool that was not offered.
 */
function hasThought(said: Fields | undefined): boolean {
  for (const name in said) {
    if (THOUGHT.test(name) && isFilled(said[name])) return true;
  }
  return false;
}

const THOUGHT = /reason|think|thought|analysis|tool_call|function_call/i;

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value !== '';
  if (Array.isArray(value)) return value.some(isFilled);
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
