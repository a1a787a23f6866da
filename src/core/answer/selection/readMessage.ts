/**
 * Code in a message for a program: `{"code": "…"}`, the call of a tool in JSON or in tags, what it
 * replaces with what. Names differ from model to model, so the code is known by its lines.
 */
import { measureKept } from '../lines/index.ts';
import { cutMarks, readCallTags } from './readCallTags.ts';

export type Message =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'replacements'; readonly pairs: readonly Replacement[] }
  /** It is a message, and has no code that can be told. */
  | { readonly kind: 'empty' };

/** What is there and what shall be. */
export interface Replacement {
  readonly old: string;
  readonly now: string;
}

/** Longer text is no message that a model writes by itself. */
const MAX_MESSAGE_CHARS = 1_000_000;
const MAX_DEPTH = 6;

/** Reads a message, whatever words are in paragraphs of their own around it; null for any other text. */
export function readMessage(text: string, selected: string): Message | null {
  const bare = stripCallMarks(cutWords(text).trim());
  if (bare.length > MAX_MESSAGE_CHARS || !/^[{[]/.test(bare) || !/[}\]]$/.test(bare)) return null;
  const value = parseJson(bare);
  if (typeof value !== 'object' || value === null || parseJson(selected) !== undefined) return null;
  return chooseContent(value, selected);
}

/** Reads calls in tags, whatever words are around them; null where there are none. */
export function readTags(text: string, selected: string, isMarkup: boolean): Message | null {
  const isOwn = readCallTags(selected, isMarkup) !== null;
  const calls = isOwn ? null : readCallTags(text, isMarkup);
  return calls === null ? null : chooseContent(calls, selected);
}

function cutWords(text: string): string {
  return /(?:^|\n\s*\n)([{[][\s\S]*[}\]])\s*(?:\n\s*\n|$)/.exec(text)?.[1] ?? text;
}

/** What calls hand over, by how much of it is the selected code; null where they are none. */
export function chooseContent(value: object, selected: string): Message | null {
  const pairs = listReplacements(value, 0);
  if (pairs.length > 0) return { kind: 'replacements', pairs };
  const [best, next] = listTexts(value, 0)
    .map(code => ({ code, kept: measureKept(selected, code), length: code.split('\n').length }))
    .filter(({ kept, length }) => kept > 0 || length > 1)
    .sort((a, b) => b.kept - a.kept || b.length - a.length);
  if (best === undefined) return isCall(value) ? { kind: 'empty' } : null;
  const isSure = next === undefined || best.kept > next.kept || best.length > next.length;
  return isSure ? { kind: 'code', code: best.code } : { kind: 'empty' };
}

/** What families of models put around the call of a tool in JSON, with its name. */
function stripCallMarks(text: string): string {
  const begin = CALL_BEGIN.exec(text);
  if (begin === null) return text;
  const start = text.slice(begin[0].length).search(/[{[]/);
  const head = text.slice(begin[0].length, begin[0].length + start);
  const rest = start >= 0 && !head.includes('\n\n') ? text.slice(begin[0].length + start) : text;
  return rest.replace(CALL_END, '');
}

const CALL_BEGIN =
  /^(?:<\|?(?:tool_call|function_call|tool_calls|tool_calls_section_begin|tool_call_begin|[a-z]{1,20}_tag)\|?>|<function=[\w.-]+>|\[TOOL_CALLS\](?:[\w.-]+\[ARGS\])?|<｜tool▁calls?▁begin｜>|<\|channel\|>commentary)/;
const CALL_END =
  /(?:\s*(?:<\/(?:tool_call|function_call|tool_calls|function)>|<\|\/?(?:tool_call|tool_call_end|tool_calls_section_end|call|eom_id)\|>|<｜tool▁calls?▁end｜>))+$/;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Strings of a message; one that is a message itself is read as such. */
function listTexts(value: unknown, depth: number): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof value === 'string') {
    const inner = /^\s*[{[]/.test(value) ? parseJson(value) : undefined;
    return typeof inner === 'object' && inner !== null
      ? listTexts(inner, depth + 1)
      : [cutMarks(value)];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(each => listTexts(each, depth + 1));
}

const OLD = /^(?:old|search|find|original|before)/i;
const NEW = /^(?:new|replace|updated|after|with)/i;

/** Pairs of what is there and what shall be. */
function listReplacements(value: unknown, depth: number): readonly Replacement[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof value === 'string') {
    return /^\s*[{[]/.test(value) ? listReplacements(parseJson(value), depth + 1) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).filter(([, each]) => typeof each === 'string');
  const old = entries.find(([name]) => OLD.test(name))?.[1];
  const now = entries.find(([name]) => NEW.test(name))?.[1];
  if (old !== undefined && now !== undefined) return [{ old: String(old), now: String(now) }];
  return Object.values(value).flatMap(each => listReplacements(each, depth + 1));
}

/** A name with arguments, as every protocol for tools has it. */
function isCall(value: object): boolean {
  const keys = new Set(Object.keys(Array.isArray(value) ? (value[0] ?? {}) : value));
  const has = (...names: readonly string[]) => names.some(name => keys.has(name));
  // No code that is data calls its first name so.
  if (has('tool_name', 'recipient_name') || [...keys][0] === 'tool') return true;
  return (
    has('name', 'tool', 'tool_name', 'function', 'action', 'type', 'recipient_name') &&
    has('arguments', 'parameters', 'input', 'args', 'action_input', 'function', 'tool_input')
  );
}
