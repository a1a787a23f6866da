/**
 * An answer without the example behind it: calls that print, a `main`, a check of the module's name.
 * They are none of the code where it held none, all of it stands above them, and nobody asked for them.
 */
import {
  createRemarkCheck,
  findMethod,
  isMainGuard,
  readBody,
  readDefinition,
  type Statement,
  splitStatements,
} from '../lines/index.ts';
import { findTexts } from '../place/index.ts';

import { ASKS_FOR_USE, EXAMPLE } from './labels.ts';
import type { Scene } from './scene.ts';

/** The lines above the example; all of them where there is none. */
export function cutExample(lines: readonly string[], scene: Scene): readonly string[] {
  const own = readStatements(lines, scene.language);
  const old = readStatements(scene.old, scene.language);
  const inner = cutInner(lines, own, old, scene);
  if (inner !== null) return inner;
  const from = findExample(own, old, scene);
  if (from === null) return lines;
  const example = lines.slice(own[from]?.from ?? lines.length);
  const code = lines.slice(0, own[from]?.from);
  return isAskedFor(example, code, scene) ? lines : code;
}

interface Part extends Statement {
  readonly kind: 'definition' | 'main' | 'value' | 'import' | 'remark' | 'export' | 'use';
  readonly name: string | null;
  readonly text: string;
}

function readStatements(lines: readonly string[], language: string | null): readonly Part[] {
  const texts = findTexts(lines, language);
  const isText = (at: number) => texts.some(({ from, to }) => at >= from && at < to);
  return splitStatements(lines, language, isText).map(statement => {
    const own = lines.slice(statement.from, statement.to);
    const text = own.map(line => line.trim()).join('\n');
    const read = readKind(statement.head);
    // `puts add(1, 2)` looks like the head of a function in C, and has no body.
    const isBare =
      read.kind === 'definition' && !/[\n{:=]/.test(text.trim()) && !DEFINES.test(text);
    return { ...statement, text, ...(isBare ? { kind: 'use', name: null } : read) };
  });
}

const DEFINES = /\b(?:def|fun|fn|func|function|class|struct|type|interface|module)\b/;

function readKind(head: string | null): Pick<Part, 'kind' | 'name'> {
  if (head === null) return { kind: 'remark', name: null };
  if (EXPORT.test(head)) return { kind: 'export', name: null };
  if (IMPORT.test(head)) return { kind: 'import', name: null };
  if (TESTS.test(head)) return { kind: 'main', name: null };
  const definition = readBody(head) ?? readDefinition(head);
  const name = definition?.name ?? null;
  if (isMainGuard(head) || (name !== null && MAIN.test(name))) return { kind: 'main', name };
  if (definition === null) return { kind: ASSIGNS.test(head) ? 'value' : 'use', name: null };
  return { kind: definition.kind === 'value' ? 'value' : 'definition', name };
}

/** Tests and groups of them, in the way of frameworks that many languages share. */
const TESTS =
  /^(?:(?:describe|it|test|suite|context|bench)\s*(?:\.\w+)?\(|(?:async )?(?:def|func|fn|fun) (?:test_|Test[A-Z_])\w*|class (?:Test[A-Z]\w*|\w+Tests?)\b)/;

const EXPORT = /^(?:module\.exports\s*=|exports\.[\w$]+\s*=|export\s+(?:default\s+[\w$]+;?$|\{))/;
const IMPORT =
  /^(?:import\b|from\s+\S+\s+import\b|#\s*include\b|using\s+(?:namespace\s+)?[\w.:]+;|use\s+[\w:\\{]|require\b|require_relative\b|package\s|(?:const|let|var)\s.*=\s*require\(|<\?php|\?>|#!|(["'])use strict\1)/;
const MAIN = /^(?:_?main|run_?example|examples?|demo|example_?usage|usage_?example)$/i;
/** `x = f()`, `int x = f();`, but not `f.name = 'f'`, which is a part of f. */
const ASSIGNS =
  /^(?:[\w:<>,*&[\]?$]+\s+)*[*&$]?[\w$]+(?:\s*,\s*[\w$]+)*\s*(?::\s*[\w<>[\], |.]+)?\s*:?=(?![=>])/;

/** Where the example begins, with the remarks above it; null where there is none. */
function findExample(own: readonly Part[], old: readonly Part[], scene: Scene): number | null {
  const code = old.filter(({ kind }) => kind !== 'remark' && kind !== 'import');
  const hasCalls = code.some(({ kind }) => kind === 'use' || kind === 'main');
  const defined = code.filter(({ kind }) => kind === 'definition').length;
  const labelled = findLabelled(own, old);
  // Where something new is asked for, a call may be it.
  const isOpen = scene.intent === 'generate' || scene.intent === 'complete';
  if (hasCalls || defined === 0 || isOpen) {
    const isOver = labelled !== null && countCode(own.slice(0, labelled)) >= code.length;
    return isOver ? labelled : null;
  }
  const last = own.findLastIndex(part => isOfCode(part, own, scene));
  const above = own.slice(0, last + 1).filter(({ kind }) => kind === 'definition');
  const below = own.slice(last + 1).filter(({ text }) => !old.some(each => each.text === text));
  if (above.length < defined || below.length < own.length - last - 1) return null;
  const names = above.flatMap(({ name }) => name ?? []);
  const tail = below.map(({ text }) => text).join('\n');
  const isExample =
    labelled === last + 1 ||
    below.some(
      ({ kind }) =>
        kind === 'main' || kind === 'export' || (kind === 'use' && namesOne(tail, names)),
    );
  return isExample ? last + 1 : null;
}

function countCode(parts: readonly Part[]): number {
  return parts.filter(({ kind }) => kind !== 'remark' && kind !== 'import').length;
}

/** The first remark behind all else that calls what follows an example. */
function findLabelled(own: readonly Part[], old: readonly Part[]): number | null {
  const known = new Set(old.map(({ text }) => text));
  const at = own.findIndex(({ text, kind }, index) => {
    const isNew = index > 0 && kind !== 'definition' && !known.has(text);
    return isNew && isRemarkLine(text) && EXAMPLE.test(text.split('\n')[0] ?? '');
  });
  const rest = at < 0 ? [] : own.slice(at);
  return rest.length > 0 && rest.every(({ kind }) => kind !== 'definition') ? at : null;
}

function isRemarkLine(text: string): boolean {
  return createRemarkCheck(null)(text.split('\n')[0] ?? '');
}

/** Whether a statement belongs to the code, and whatever is above it. */
function isOfCode({ kind, text, head }: Part, own: readonly Part[], scene: Scene): boolean {
  switch (kind) {
    case 'definition':
      return true;
    case 'export':
      // Where the document exports by itself, another one is beside it.
      return (
        !EXPORTS.test(scene.before + scene.after) || scene.old.some(line => EXPORTS.test(line))
      );
    case 'import':
    case 'value':
    case 'main':
    case 'remark':
      return false;
    case 'use': {
      const names = own.flatMap(({ kind: each, name }) =>
        each === 'definition' && name !== null ? [name] : [],
      );
      const isMember = names.some(
        name => head?.startsWith(`${name}.`) || head?.startsWith(`${name}[`),
      );
      return MODIFIES.test(text) || (isMember && /[^=!<>]=(?![=>])/.test(text));
    }
  }
}

/** What says who may use a definition, below it. */
const MODIFIES = /^(?:private|protected|public|module_function|private_class_method)\b/;

const EXPORTS = /^\s*(?:export\b|module\.exports\b|exports\.)/m;

function namesOne(text: string, names: readonly string[]): boolean {
  const words = new Set(text.split(/[^\p{L}\p{N}_$?!]+/u));
  return names.some(name => words.has(name));
}

/** A request that speaks of examples, or of a name that only the example has, may want it. */
function isAskedFor(
  example: readonly string[],
  code: readonly string[],
  { request, old }: Scene,
): boolean {
  if (EXAMPLE.test(request) || ASKS_FOR_USE.test(request)) return true;
  const known = new Set(listNames([...code, ...old].join('\n')));
  const own = listNames(example.join('\n')).filter(name => !known.has(name));
  const said = new Set(listNames(request));
  return own.some(name => said.has(name));
}

function listNames(text: string): readonly string[] {
  return text.match(/[\p{L}$][\p{L}\p{N}$]{2,}/gu) ?? [];
}

/** Within the only type that the answer has around members that were selected without it. */
function cutInner(
  lines: readonly string[],
  own: readonly Part[],
  old: readonly Part[],
  scene: Scene,
): readonly string[] | null {
  const [only, another] = own.filter(({ kind }) => kind !== 'remark' && kind !== 'import');
  if (only === undefined || another !== undefined || only.kind !== 'definition') return null;
  if (old.some(({ name }) => name === only.name) || findMethod(only.head ?? '') !== null)
    return null;
  const from = lines.findIndex((line, at) => at >= only.from && line.trim() === only.head) + 1;
  const isOpening = lines[from]?.trim() === '{' ? 1 : 0;
  const to = lines.findLastIndex((line, at) => at < only.to && /^\s*(?:\}|end\b)/.test(line));
  const body = lines.slice(from + isOpening, to < from ? only.to : to);
  if (body.length === 0) return null;
  const kept = cutExample(body, scene);
  if (kept === body) return null;
  const end = from + isOpening + body.length;
  return [...lines.slice(0, from + isOpening), ...trimEnd(kept), ...lines.slice(end)];
}

function trimEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex(line => line.trim() !== '') + 1);
}
