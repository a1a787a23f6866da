/**
 * Finds what was published of a model, whatever a host, a tag or a packer adds to its name:
 * `Qwen/Qwen2.5-Coder-7B-Instruct`, `qwen2.5-coder:7b-instruct-q4_K_M` and `qwen2.5-coder:7b` are one.
 * A newer version of which nothing is known is taken for the newest before it.
 */
import { HOSTED_SCORES, OPEN_SCORES, type PublishedScores } from './publishedScores.ts';

export interface FoundScores {
  /** By size; empty for unknown names. */
  readonly rows: readonly PublishedScores[];
  /** Whether they are of this very version. */
  readonly isSameVersion: boolean;
}

export function findScores(name: string): FoundScores {
  const plain = canonicalize(name);
  const own = FAMILIES.find(({ family }) => beginsWithFamily(plain, family));
  if (own !== undefined) return { rows: own.rows, isSameVersion: true };
  return { rows: findOlderVersion(plain)?.rows ?? [], isSameVersion: false };
}

/** Lower case, without the owner; versions are dotted, and a number sits on the word before it. */
function canonicalize(name: string): string {
  return name
    .slice(name.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/[:_\s]+/g, '-')
    .replace(/^(?:meta|mistralai|google|microsoft|ibm)-(?=[a-z])|^chat(?=gpt)/, '')
    .replace(/^claude-(\d[\d.-]*?)-([a-z]+)/, 'claude-$2-$1')
    .replace(/(\d)-(\d)(?![\d.]*b\b|\d)/g, '$1.$2')
    .replace(/([a-z])-(?=\d)/g, '$1');
}

/** Smaller models bear the name of the large one, and one of these. */
const SMALLER = /^-(?:mini|nano|lite|air|micro|tiny|small|flash)(?![a-z])/;

/** Not in the middle of a word, nor before the rest of another version. */
function beginsWithFamily(plain: string, family: string): boolean {
  if (!plain.startsWith(family)) return false;
  const rest = plain.slice(family.length);
  if (SMALLER.test(rest)) return false;
  return /\d$/.test(family) ? !/^(?:\d|\.\d|[a-z](?![a-z]))/.test(rest) : !/^[a-z]/.test(rest);
}

/** `gpt5-mini` is of the line `gpt`, of version 5, with `-mini` behind it. */
const VERSION = /^([a-z-]*[a-z])(\d{1,2}(?:\.\d{1,2})?)(?![\d.]*b\b)(.*)$/;

function findOlderVersion(plain: string): Family | undefined {
  const [, line, version, rest = ''] = VERSION.exec(plain) ?? [];
  if (line === undefined) return undefined;
  return FAMILIES.filter(each => each.line === line && each.version <= Number(version))
    .filter(({ suffix }) => suffix === '' || rest.startsWith(suffix))
    .filter(({ suffix }) => !SMALLER.test(rest.slice(suffix.length)))
    .sort((a, b) => b.suffix.length - a.suffix.length || b.version - a.version)[0];
}

interface Family {
  readonly family: string;
  readonly line: string;
  readonly version: number;
  readonly suffix: string;
  readonly rows: readonly PublishedScores[];
}

/** The longest names first. */
const FAMILIES: readonly Family[] = [
  ...Map.groupBy([...OPEN_SCORES, ...HOSTED_SCORES], row => canonicalize(row.family)),
]
  .map(([family, rows]) => {
    const [, line = family, version = '0', suffix = ''] = VERSION.exec(family) ?? [];
    const bySize = rows.toSorted((a, b) => sizeOf(a) - sizeOf(b));
    return { family, line, version: Number(version), suffix, rows: bySize };
  })
  .sort((a, b) => b.family.length - a.family.length || (a.family < b.family ? -1 : 1));

function sizeOf({ sizeB }: PublishedScores): number {
  return sizeB ?? Number.POSITIVE_INFINITY;
}
