/** Learns tinycoder's 768 tokens from its own examples by byte-pair merging, with byte fallback. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeGguf } from './gguf.ts';
import { metadata, type Shape } from './metadata.ts';

export const VOCABULARY_SIZE = 768;
/** How SentencePiece writes a space. */
const SPACE = '\u2581';
const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
/** Tokens of one character. */
export const SINGLE = [SPACE, ...PRINTABLE];

/** All tokens in the order of their ids. */
export function vocabulary(): readonly string[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${hex(byte)}>`);
  const known = ['<unk>', '<s>', '</s>', ...bytes, ...SINGLE];
  const all = [...known, ...new Set(learnMerges(VOCABULARY_SIZE - known.length))];
  while (all.length < VOCABULARY_SIZE) all.push(`<pad${all.length}>`);
  return all;
}

/** The most frequent neighbours become one token, `count` times; ties go to the smaller pair. */
function learnMerges(count: number): readonly string[] {
  const words = wordCounts().map(([word, times]) => ({ parts: [...word], times }));
  const merges: string[] = [];
  while (merges.length < count) {
    const pairs = new Map<string, number>();
    for (const { parts, times } of words) {
      for (let at = 0; at + 1 < parts.length; at++) {
        const pair = `${parts[at]}\0${parts[at + 1]}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + times);
      }
    }
    const [best] = [...pairs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!best) break;
    const [left, right] = best[0].split('\0') as [string, string];
    merges.push(left + right);
    for (const word of words) word.parts = merged(word.parts, left, right);
  }
  return merges;
}

function merged(parts: readonly string[], left: string, right: string): string[] {
  const out: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const hit = parts[at] === left && parts[at + 1] === right;
    out.push(hit ? left + right : parts[at]!);
    if (hit) at++;
  }
  return out;
}

function wordCounts(): [word: string, times: number][] {
  const path = join(import.meta.dirname, '..', 'qa.json');
  const { train } = JSON.parse(readFileSync(path, 'utf8')) as { train: [string, string][] };
  const text = train
    .map(([prompt, answer]) => ` User: ${prompt}\nAssistant:\n${answer}`)
    .join('\n')
    .replaceAll(' ', SPACE);
  const pattern =
    /\u2581+(?=\u2581)|\u2581?[A-Za-z]+|\u2581?[0-9]|\u2581?[^A-Za-z0-9\u2581\n]+|\u2581/gu;
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(pattern)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts];
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

if (import.meta.main) {
  const shape: Shape = {
    contextTokens: 512,
    width: 96,
    layers: 5,
    hidden: 256,
    heads: 6,
    halfPrecision: false,
  };
  writeGguf('vocab.gguf', metadata(shape, vocabulary(), SINGLE.length), []);
}
