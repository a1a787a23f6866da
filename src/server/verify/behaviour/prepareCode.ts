/** Code made ready to be called: its functions, and the calls that show what it does. */
import type { Probe } from '../calls/index.ts';
import { readTree, type SyntaxTree } from '../syntax/index.ts';
import { collectHints, makeProbes } from './makeProbes.ts';
import { readSignatures, type Signature } from './readSignatures.ts';

export interface CodeUnderTest {
  readonly code: string;
  readonly language: string;
  readonly tree: SyntaxTree;
  /** What is called from outside: what it gives away, else all that it has. */
  readonly signatures: readonly Signature[];
  readonly probes: readonly Probe[];
}

interface PrepareWish {
  readonly code: string;
  readonly language: string;
  /** The other code: its numbers and words are edges, too. */
  readonly other: { readonly code: string; readonly language: string } | null;
  /** Where calls may be shown. */
  readonly texts: readonly string[];
  /** Only what stands in this part of the code is called. */
  readonly within?: { readonly start: number; readonly end: number };
}

/** Most calls of all functions together. */
const MAX_ALL_PROBES = 400;

/** Null where nothing of it can be called. */
export async function prepareCode({
  code,
  language,
  other,
  texts,
  within = { start: 0, end: code.length },
}: PrepareWish): Promise<CodeUnderTest | null> {
  const tree = await readTree(code, language);
  if (tree === null) return null;
  const second = other === null ? null : await readTree(other.code, other.language);
  const all = readSignatures(tree).filter(
    ({ start, end }) => start < within.end && end > within.start,
  );
  const exported = all.filter(({ isExported }) => isExported);
  const signatures = exported.length > 0 ? exported : all;
  const hints = collectHints(second === null ? [tree] : [tree, second]);
  const probes = makeProbes({ signatures, hints, texts: [code, ...texts] });
  if (probes.length === 0) return null;
  return { code, language, tree, signatures, probes: takeFairly(probes, signatures.length) };
}

/** The same share of each function. */
function takeFairly(probes: readonly Probe[], functions: number): readonly Probe[] {
  const share = Math.ceil(MAX_ALL_PROBES / Math.max(1, functions));
  const counts = new Map<string, number>();
  return probes.filter(({ target }) => {
    const count = (counts.get(target) ?? 0) + 1;
    counts.set(target, count);
    return count <= share;
  });
}
