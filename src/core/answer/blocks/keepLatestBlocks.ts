/**
 * The blocks of an answer without those that a later one repeats or replaces, for twice the same
 * name breaks the code; and without an alternative that is offered after the answer.
 *
 * Only what is certainly another version goes: a block in which nothing is but functions and classes
 * that a later block defines again, each method of them. Its imports stay. A value that is set again
 * replaces the first only if the words before it say so: it may be part of a usage example.
 */
import { findLanguage } from '../../languages/index.ts';
import type { Fence } from '../fences/index.ts';
import { findRun } from '../lines/index.ts';
import { type Outline, readOutline } from './outline.ts';

/** The blocks of code in a language, in their order, each with what is left of it. */
export function keepLatestBlocks(
  fences: readonly Fence[],
  language: string | null,
): readonly Fence[] {
  if (fences.length > MAX_COMPARED_BLOCKS) return fences;
  const nests = findLanguage(language)?.isNested === true;
  const blocks = fences.map(fence => readBlock(fence, nests));
  return blocks.reduce<readonly Block[]>(addBlock, []).map(block => block.fence);
}

/** Each block is compared with each; of more, all are kept. */
const MAX_COMPARED_BLOCKS = 64;

interface Block {
  readonly fence: Fence;
  /** Its lines that are not empty. */
  readonly lines: readonly string[];
  /** The same without their indentation, for a block often quotes a part of another. */
  readonly bareLines: readonly string[];
  readonly nests: boolean;
  readonly outline: Outline;
  /** The last words before it: what it is said to be. */
  readonly lead: string;
}

function readBlock(fence: Fence, nests: boolean): Block {
  const lines = fence.code
    .split('\n')
    .flatMap(line => (line.trim() === '' ? [] : [line.trimEnd()]));
  const bareLines = lines.map(line => line.trim().replace(/\s+/g, ' '));
  const outline = readOutline(fence.code);
  return { fence, lines, bareLines, nests, outline, lead: readLastWords(fence.before) };
}

const MAX_LEAD_CHARS = 400;

/** The last words before a block: those of an earlier paragraph speak of something else. */
export function readLastWords(before: string): string {
  const end = before.trimEnd().slice(-MAX_LEAD_CHARS);
  return end.slice(end.lastIndexOf('\n\n') + 1);
}

const ALTERNATIVE =
  /\balternativ|\banother (way|approach|option|version|solution)\b|\byou (could|can) also\b|\bor,? (if|with|using|as)\b|\b(?:option|approach|variante?|version|method|solution|lösung|opción|вариант) ?#?(?:2|two|b|zwei|dos)\b|方案二|方法二/iu;
const VERSION =
  /\b(better|improved?|fixed|corrected|updated?|final|revised|simplified|optimi[sz]ed|refactored|cleaner|faster|full|complete|new version)\b/i;
const EXAMPLE = /\b(usage|examples?|use|call|run|invoke|start|test)\b/i;

function addBlock(blocks: readonly Block[], block: Block): readonly Block[] {
  if (blocks.some(earlier => isRepeated(block, earlier))) return blocks;
  const isThere = makeNameCheck(blocks, block.fence);
  const { definitions, values } = block.outline;
  const names = [...definitions, ...values];
  if (ALTERNATIVE.test(block.lead) && names.length > 0 && names.every(isThere)) return blocks;
  if (isStandIn(block) && [...definitions].some(isThere)) return blocks;
  const left = blocks.flatMap(earlier => {
    if (isRepeated(earlier, block)) return [];
    return isReplacement(block, earlier) ? keepImports(earlier, block) : [earlier];
  });
  return [...left, block];
}

/** Whether a name is defined in one of the blocks that may be the same file as another. */
function makeNameCheck(blocks: readonly Block[], fence: Fence): (name: string) => boolean {
  const outlines = blocks
    .filter(block => !areTwoFiles(block.fence, fence))
    .map(block => block.outline);
  return name =>
    outlines.some(({ definitions, values }) => definitions.has(name) || values.has(name));
}

/** What stands in for the code in a test: it would take the code's place if both were kept. */
function isStandIn({ lead }: Block): boolean {
  return STUB.test(lead) || (/\btest(s|ing)?\b/i.test(lead) && !VERSION.test(lead));
}

const STUB = /\b(stub(s|bed)?|mock(s|ed)?|fakes?|dummy)\b/i;

function isReplacement(later: Block, earlier: Block): boolean {
  if (areTwoFiles(later.fence, earlier.fence)) return false;
  const { definitions, values, statements } = earlier.outline;
  if (definitions.size + values.size === 0) return false;
  const isVersion = VERSION.test(later.lead) && !EXAMPLE.test(later.lead);
  if (values.size > 0 && !isVersion) return false;
  const again = later.outline;
  return (
    [...definitions].every(name => again.definitions.has(name)) &&
    [...values].every(name => again.values.has(name) || again.definitions.has(name)) &&
    [...statements].every(statement => again.statements.has(statement))
  );
}

function areTwoFiles(a: Fence, b: Fence): boolean {
  return a.file !== null && b.file !== null && a.file !== b.file;
}

/** A newer version often leaves the imports out that it still needs. */
function keepImports(earlier: Block, later: Block): readonly Block[] {
  const lines = [...earlier.outline.imports].filter(line => !later.outline.imports.has(line));
  if (lines.length === 0) return [];
  return [readBlock({ ...earlier.fence, code: lines.join('\n') }, earlier.nests)];
}

/** Whether a block is part of another. Code to be run is none that stands within a function. */
function isRepeated(part: Block, whole: Block): boolean {
  if (findRun(whole.lines, part.lines) !== null) return true;
  return !part.nests && !EXAMPLE.test(part.lead) && hasLines(whole.bareLines, part.bareLines);
}

/** Longer lines are not searched for inside others. */
const MAX_QUOTED_CHARS = 200;

/** Whether the lines stand in the others one after another, or a single one within a line. */
function hasLines(outer: readonly string[], inner: readonly string[]): boolean {
  const [only = ''] = inner;
  if (inner.length === 1 && only.length <= MAX_QUOTED_CHARS) {
    return outer.some(line => isWithin(line, only));
  }
  return findRun(outer, inner) !== null;
}

function isWithin(line: string, part: string): boolean {
  const at = line.indexOf(part);
  if (at < 0) return false;
  const around = `${line[at - 1] ?? ' '}${line[at + part.length] ?? ' '}`;
  return line === part || !/[\w.$'"`]/.test(around);
}
