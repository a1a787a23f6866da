/**
 * Tree-sitter and its grammars, each loaded when it is first needed and kept. They are WebAssembly:
 * compressed files beside the bundled program, and those of their packages where nothing is bundled.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Language as Grammar } from 'web-tree-sitter';

type TreeSitter = typeof import('web-tree-sitter');

export interface LoadedGrammar {
  readonly treeSitter: TreeSitter;
  readonly grammar: Grammar;
}

/** The grammar in a package's file; null where it cannot be had. Never rejects. */
export function loadGrammar(file: string): Promise<LoadedGrammar | null> {
  let loading = GRAMMARS.get(file);
  if (loading === undefined) {
    loading = load(file).catch(() => null);
    GRAMMARS.set(file, loading);
  }
  return loading;
}

/** As many as the registry of languages has. */
const GRAMMARS = new Map<string, Promise<LoadedGrammar | null>>();
let starting: Promise<TreeSitter> | null = null;

async function load(file: string): Promise<LoadedGrammar> {
  starting ??= start();
  const treeSitter = await starting;
  return { treeSitter, grammar: await treeSitter.Language.load(await readWasm(file)) };
}

async function start(): Promise<TreeSitter> {
  const treeSitter = await import('web-tree-sitter');
  const wasmBinary = await readWasm(RUNTIME_FILE);
  await treeSitter.Parser.init({ wasmBinary });
  return treeSitter;
}

/** The build ships it beside the grammars. */
export const RUNTIME_FILE = 'web-tree-sitter/web-tree-sitter.wasm';

/** Beside the program or beside the chunk that this is in. */
const SHIPPED_FOLDERS = ['./grammars/', '../grammars/'];

async function readWasm(file: string): Promise<Uint8Array<ArrayBuffer>> {
  for (const folder of SHIPPED_FOLDERS) {
    const shipped = new URL(`${folder}${basename(file)}.br`, import.meta.url);
    const bytes = await readFile(shipped).catch(() => null);
    if (bytes !== null) return new Uint8Array(brotliDecompressSync(bytes));
  }
  return new Uint8Array(await readFile(new URL(import.meta.resolve(file))));
}
