/**
 * Code in a message for a program: `{"code": "…"}`, the call of a tool, what it replaces with what.
 * Names differ from model to model, so the code is known by its lines.
 */
import type { Edit } from '../edits/index.ts';
import { measureKept } from '../lines/index.ts';

export type Message =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  /** It is a message, and has no code that can be told. */
  | { readonly kind: 'empty' };

/** Longer text is no message that a model writes by itself. */
const MAX_MESSAGE_CHARS = 1_000_000;
const MAX_DEPTH = 6;

/** Reads a text that is nothing but a message; null for any other. */
export function readMessage(text: string, selected: string): Message | null {
  const bare = stripCallMarks(text.trim());
  if (bare.length > MAX_MESSAGE_CHARS || !/^[{[]/.test(bare) || !/[}\]]$/.test(bare)) return null;
  const value = parseJson(bare);
  if (typeof value !== 'object' || value === null || parseJson(selected) !== undefined) return null;
  const edits = listReplacements(value, 0);
  if (edits.length > 0) return { kind: 'edits', edits };
  const [best, next] = listTexts(value, 0)
    .map(code => ({ code, kept: measureKept(selected, code), length: code.split('\n').length }))
    .filter(({ kept, length }) => kept > 0 || length > 1)
    .sort((a, b) => b.kept - a.kept || b.length - a.length);
  if (best === undefined) return isCall(value) ? { kind: 'empty' } : null;
  const isSure = next === undefined || best.kept > next.kept || best.length > next.length;
  return isSure ? { kind: 'code', code: best.code } : { kind: 'empty' };
}

/** What families of models put around the call of a tool. */
function stripCallMarks(text: string): string {
  return text
    .replace(
      /^(?:<\|?(?:tool_call|function_call|tool_calls)\|?>|\[TOOL_CALLS\]|<｜tool▁call▁begin｜>)\s*/,
      '',
    )
    .replace(
      /\s*(?:<\/(?:tool_call|function_call|tool_calls)>|<\|\/?tool_call\|>|<｜tool▁call▁end｜>)$/,
      '',
    );
}

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
    return typeof inner === 'object' && inner !== null ? listTexts(inner, depth + 1) : [value];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(each => listTexts(each, depth + 1));
}

const OLD = /^(?:old|search|find|original|before)/i;
const NEW = /^(?:new|replace|updated|after|with)/i;

/** Pairs of what is there and what shall be. */
function listReplacements(value: unknown, depth: number): readonly Edit[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof value === 'string') {
    return /^\s*[{[]/.test(value) ? listReplacements(parseJson(value), depth + 1) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).filter(([, each]) => typeof each === 'string');
  const old = entries.find(([name]) => OLD.test(name))?.[1];
  const now = entries.find(([name]) => NEW.test(name))?.[1];
  if (old !== undefined && now !== undefined) {
    const cut = String(old)
      .split('\n')
      .map(text => ({ kind: 'cut', text }) as const);
    const add = String(now)
      .split('\n')
      .map(text => ({ kind: 'add', text }) as const);
    return [{ file: null, lines: [...cut, ...add] }];
  }
  return Object.values(value).flatMap(each => listReplacements(each, depth + 1));
}

/** A name with arguments, as every protocol for tools has it. */
function isCall(value: object): boolean {
  const keys = new Set(Object.keys(Array.isArray(value) ? (value[0] ?? {}) : value));
  const has = (...names: readonly string[]) => names.some(name => keys.has(name));
  return (
    has('name', 'tool', 'tool_name', 'function', 'action', 'type', 'recipient_name') &&
    has('arguments', 'parameters', 'input', 'args', 'action_input', 'function', 'tool_input')
  );
}
