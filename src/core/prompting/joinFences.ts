/**
 * One piece of code out of the fenced blocks of an answer.
 *
 * Blocks in the wanted language are kept in their order. A block that a later one repeats or
 * replaces is left out, for twice the same name breaks the code; so is an alternative that is
 * offered after the answer. Nothing else is left out: what looks like a mere example may be needed.
 */
import { canonicalLanguage } from './answerLanguage.ts';
import type { Fence } from './fences.ts';
import { topLevelNames } from './topLevelNames.ts';

interface JoinedCode {
  readonly code: string;
  /** The language id of the code; null where neither the task nor a label tells. */
  readonly language: string | null;
}

/** Joins the blocks that are the answer; null where there are none. */
export function joinFences(fences: readonly Fence[], wanted: string | null): JoinedCode | null {
  const filled = fences.filter(fence => fence.code.trim() !== '');
  const language = wanted !== null && filled.some(f => fits(f, wanted)) ? wanted : firstOf(filled);
  const kept = filled.filter(fence => language === null || fits(fence, language));
  const blocks = (kept.length > 0 ? kept : filled).reduce<readonly Block[]>(added, []);
  if (blocks.length === 0) return null;
  const code = blocks.map(block => block.code.replace(/^\s*\n|\s+$/g, '')).join('\n\n');
  return { code, language: labelled(blocks, language) };
}

interface Block extends Fence {
  readonly names: readonly string[];
}

/** Languages whose blocks may stand for one another: a label is often the wider language's. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['javascript', 'javascriptreact']),
  new Set(['typescript', 'typescriptreact', 'javascript', 'javascriptreact']),
  new Set(['c', 'cpp']),
];

function fits(fence: Fence, language: string): boolean {
  if (fence.label === '') return true;
  const label = canonicalLanguage(fence.label);
  if (label === language) return true;
  return FAMILIES.some(family => family.has(label) && family.has(language));
}

/** Without a wanted language the first block that is neither a command line nor output leads. */
function firstOf(fences: readonly Fence[]): string | null {
  const labels = fences.filter(f => f.label !== '').map(f => canonicalLanguage(f.label));
  return (
    labels.find(label => label !== 'shellscript' && label !== 'plaintext') ?? labels[0] ?? null
  );
}

/** The wanted language counts, so that a wrong label cannot excuse code; only JSX is told apart. */
function labelled(blocks: readonly Block[], language: string | null): string | null {
  const labels = blocks.filter(b => b.label !== '').map(b => canonicalLanguage(b.label));
  const react = labels.find(label => label === `${language}react`);
  return react ?? language ?? labels[0] ?? null;
}

const ALTERNATIVE =
  /\balternativ|\banother (way|approach|option|version|solution)\b|\byou (could|can) also\b|\bor,? (if|with|using|as)\b/i;

function added(blocks: readonly Block[], fence: Fence): readonly Block[] {
  const block: Block = { ...fence, names: topLevelNames(fence.code) };
  const repeated = blocks.some(earlier => squeeze(earlier.code).includes(squeeze(block.code)));
  if (repeated) return blocks;
  const clashes = blocks.some(earlier => earlier.names.some(name => block.names.includes(name)));
  if (clashes && ALTERNATIVE.test(fence.before)) return blocks;
  const left = blocks.filter(earlier => !replaces(block, earlier));
  return [...left, block];
}

function replaces(later: Block, earlier: Block): boolean {
  if (squeeze(later.code).includes(squeeze(earlier.code))) return true;
  return earlier.names.length > 0 && earlier.names.every(name => later.names.includes(name));
}

function squeeze(code: string): string {
  return code.replace(/\s+/g, ' ').trim();
}
