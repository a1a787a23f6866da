/**
 * JavaScript's and TypeScript's parsers, in this process: they read the code and never run it.
 *
 * V8 parses a script by `vm.Script`; for a module, which that does not take, the parser that Node
 * strips types with stands in, and types that it finds are errors in JavaScript.
 */
import * as nodeModule from 'node:module';
import { Script } from 'node:vm';
import type { ParseError } from '../syntax/index.ts';

/** Longest code that is parsed, in UTF-16 units; nothing is said of longer code. */
const MAX_CHARS = 1_000_000;

export function parseJavaScript(code: string): ParseError {
  if (code.length > MAX_CHARS) return undefined;
  // Where it looks like a module it mostly is one, and V8 takes its time to refuse that.
  const asModule = MODULE_SYNTAX.test(code) ? findModuleError(code) : undefined;
  if (asModule === null) return null;
  const asScript = findScriptError(code);
  return asScript === null || !MODULE_SYNTAX.test(code) ? asScript : asModule;
}

function findModuleError(code: string): ParseError {
  const stripped = stripTypes(code, 'strip');
  if (stripped.kind === 'unknown') return undefined;
  if (stripped.kind === 'error') return stripped.message;
  const same = stripWhitespace(stripped.code) === stripWhitespace(code);
  return same ? null : 'it has type annotations, which only TypeScript knows';
}

export function parseTypeScript(code: string): ParseError {
  if (code.length > MAX_CHARS) return undefined;
  const stripped = stripTypes(code, 'transform');
  if (stripped.kind === 'unknown') return undefined;
  return stripped.kind === 'error' ? stripped.message : null;
}

/** TypeScript as JavaScript, enums and parameter properties included; null where it cannot be had. */
export function toJavaScript(code: string): string | null {
  const stripped = stripTypes(code, 'transform');
  return stripped.kind === 'ok' ? stripped.code : null;
}

const MODULE_SYNTAX = /^[ \t]*(import|export)\b|\bimport\.meta\b|\bawait\b/m;

function findScriptError(code: string): string | null {
  try {
    new Script(code, { filename: 'answer.js' });
    return null;
  } catch (error) {
    const { message, stack = '' } = error as Error;
    return `${message} (${/answer\.js:\d+/.exec(stack)?.[0] ?? 'answer.js'})`;
  }
}

type Stripped =
  | { readonly kind: 'ok'; readonly code: string }
  | { readonly kind: 'error'; readonly message: string }
  /** This Node has no parser for it. */
  | { readonly kind: 'unknown' };

function stripTypes(code: string, mode: 'strip' | 'transform'): Stripped {
  try {
    return { kind: 'ok', code: runQuietly(() => nodeModule.stripTypeScriptTypes(code, { mode })) };
  } catch (error) {
    const { code: name, message } = error as NodeJS.ErrnoException;
    if (name === 'ERR_INVALID_TYPESCRIPT_SYNTAX') return { kind: 'error', message };
    if (name === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') return { kind: 'error', message };
    // A Node without the transformation may still strip; some are built without either.
    return mode === 'transform' ? stripTypes(code, 'strip') : { kind: 'unknown' };
  }
}

/** Node warns once that the function is young; the server's standard error is for people. */
function runQuietly<T>(work: () => T): T {
  const emit = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emit;
  }
}

function stripWhitespace(code: string): string {
  return code.replace(/\s+/g, '');
}
