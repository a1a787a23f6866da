/**
 * Calls of tools as they come in a stream: the name first, its arguments in fragments.
 *
 * Which fragment belongs to which call is told by `index` (OpenAI); by nothing where each call comes as
 * one piece (Gemini 2025-11, and Ollama behind `/v1` of 2025: all have index 0, or none); and ids are given
 * once, with each piece, as an empty text, or not at all (vLLM 2025-09, DashScope 2026-01, Mistral).
 */
import type { RawToolCall } from '../../../core/types.ts';
import { type Fields, readCount, readFields, readList, readString } from '../../http/index.ts';

export interface HeardCall {
  readonly index: number | undefined;
  id: string;
  name: string;
  args: string;
}

/** More are not called in one turn by any model that is sane. */
export const MAX_CALLS = 128;

/** Adds what one delta or message says of calls. `isWhole`: it repeats what came in pieces. */
export function joinCalls(heard: HeardCall[], said: Fields | undefined, isWhole: boolean): void {
  if (isWhole && heard.length > 0) return;
  const old = readFields(said?.function_call);
  const given = readList(said?.tool_calls);
  const fragments = given.length === 0 && old ? [{ function: old }] : given;
  for (const fragment of fragments) addFragment(heard, readFields(fragment));
}

function addFragment(heard: HeardCall[], fragment: Fields | undefined): void {
  if (fragment === undefined) return;
  const told = readFields(fragment.function) ?? fragment;
  const index = readCount(fragment.index);
  const id = readString(fragment.id) ?? '';
  const name = readString(told.name) ?? '';
  const args = writeArguments(told.arguments ?? told.parameters ?? told.input);
  const call = findOpen(heard, { index, id, name });
  if (call === undefined) {
    if (name !== '' && heard.length < MAX_CALLS) heard.push({ index, id, name, args });
    return;
  }
  call.id ||= id;
  // A host that tells the name in pieces has not told any argument yet.
  if (call.args === '' && name !== call.name) call.name += name;
  call.args += args;
}

/** The call that a fragment goes on with; undefined: it begins one. */
function findOpen(
  heard: readonly HeardCall[],
  { index, id, name }: Omit<HeardCall, 'args'>,
): HeardCall | undefined {
  const open = index === undefined ? heard.at(-1) : heard.findLast(call => call.index === index);
  if (open === undefined) return undefined;
  if (id !== '' && open.id !== '') return id === open.id ? open : heard.find(c => c.id === id);
  if (name === '' || (index !== undefined && !isWholeJson(open.args))) return open;
  return undefined;
}

function isWholeJson(text: string): boolean {
  if (!text.trimEnd().endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function writeArguments(given: unknown): string {
  if (given === undefined || given === null) return '';
  return typeof given === 'string' ? given : JSON.stringify(given);
}

export function finishCalls(heard: readonly HeardCall[]): readonly RawToolCall[] {
  return heard.map(({ id, name, args }) => ({ id, name, argumentsText: args }));
}
