/**
 * Whether a text may leave this machine: the rules for it are here and nowhere else.
 *
 * Three kinds of rule: globs on every path that the task names, the contents of the files that they
 * keep, and secrets in the text. A false alarm costs a weaker answer, a miss leaks a file, so all of
 * them lean towards keeping it here.
 */
import type { Task } from '../../types.ts';
import { findLocalOnlyGlob } from './findLocalOnlyGlob.ts';
import { findSecret } from './findSecret.ts';
import { type KeptNames, NO_KEPT_NAMES } from './keptNames.ts';
import { type KeptText, NO_KEPT_TEXT, QUOTE_SIGNS } from './keptText.ts';
import { listJoinedPaths } from './listJoinedPaths.ts';
import { listNamedPaths, type NamedPath } from './listNamedPaths.ts';
import { listPathsWithin } from './listPathVariants.ts';
import { SECRET_FILE_NAMES } from './secretFileNames.ts';

export type PrivacyVerdict =
  | { readonly kind: 'anywhere' }
  | {
      readonly kind: 'local-only';
      /** The glob, or the name of the secret's shape. */
      readonly rule: string;
      /** One sentence; never quotes the secret. */
      readonly why: string;
    };

export interface PrivacyRules {
  /** The globs of `LOCALLAMA_LOCAL_ONLY`. */
  readonly localOnly: readonly string[];
  /** Whether files stay that hold secrets by their name. */
  readonly secretFiles: boolean;
  /** The keys of the configuration. */
  readonly keys: readonly string[];
  /** The contents of the files that stay, as far as they are known. */
  readonly keptText: KeptText;
  /** What the files are called that stay. */
  readonly keptNames: KeptNames;
  /** Where on this machine a path leads. */
  readonly locate: (path: string) => LocatedPath;
}

export interface LocatedPath {
  /** Whether there is a file of exactly this name. */
  readonly exists: boolean;
  /** Its path from the root and, where links lead elsewhere, the file's own one. */
  readonly places: readonly string[];
}

/** Nothing is kept but what looks like a secret, and nothing is known of this machine. */
export const BARE_PRIVACY_RULES: PrivacyRules = {
  localOnly: [],
  secretFiles: false,
  keys: [],
  keptText: NO_KEPT_TEXT,
  keptNames: NO_KEPT_NAMES,
  locate: () => ({ exists: false, places: [] }),
};

export type JudgedTask = Pick<Task, 'prompt' | 'system' | 'filePath' | 'tests' | 'replaces'>;

/**
 * Judges `task` for the decision, and once more at the socket with the words that are about to be
 * sent in place of its own. `quoteSigns`: how much of a file it must quote.
 */
export function checkPrivacy(
  { prompt, system = '', tests = '', replaces = '', filePath }: JudgedTask,
  rules: PrivacyRules,
  quoteSigns = QUOTE_SIGNS,
): PrivacyVerdict {
  const texts = [prompt, system, tests, replaces];
  const rule =
    (filePath === undefined ? undefined : findFieldRule(filePath, rules)) ??
    findNamedRule([prompt, system], 'prose', rules) ??
    findNamedRule([tests, replaces], 'code', rules);
  if (rule !== undefined) {
    return keep(rule, `The task names a file that the local-only rule "${rule}" keeps.`);
  }
  const secret = findSecret([...texts, filePath ?? ''], rules.keys);
  if (secret !== undefined) {
    const why = `The text contains what looks like ${secret}; it is kept on this machine.`;
    return keep(`secret: ${secret}`, why);
  }
  const quoted = rules.keptText.findQuoted(texts, quoteSigns);
  if (quoted === undefined) return { kind: 'anywhere' };
  return keep(`file: ${quoted}`, `The text quotes ${quoted}, which a local-only rule keeps.`);
}

function keep(rule: string, why: string): PrivacyVerdict {
  return { kind: 'local-only', rule, why };
}

/** Where no such file is known, it may be written in any way, and be several. */
function findFieldRule(filePath: string, rules: PrivacyRules): string | undefined {
  const { exists, places } = rules.locate(filePath);
  if (exists) return findPathRule([filePath, ...places], true, rules);
  const joined = listJoinedPaths(filePath);
  const named = joined.filter(({ isSure }) => isSure).map(({ path }) => path);
  return (
    findPathRule([filePath, ...listPathsWithin(filePath), ...named, ...places], true, rules) ??
    joined.map(({ path }) => findCalledRule(path, rules)).find(each => each !== undefined)
  );
}

function findNamedRule(
  texts: readonly string[],
  kind: 'prose' | 'code',
  rules: PrivacyRules,
): string | undefined {
  const lists = texts.map(text => listNamedPaths(text, kind));
  // More than can be judged.
  if (lists.includes(null)) return rules.localOnly[0];
  for (const named of lists.flatMap(list => list ?? [])) {
    const rule = named.isSure
      ? findPathRule(listNamedForms(named, rules), named.isLabel, rules)
      : findCalledRule(named.path, rules);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** Only a rule of the user's: a file that holds secrets by its name is known by all of its name. */
function findCalledRule(path: string, { keptNames, localOnly }: PrivacyRules): string | undefined {
  const called = keptNames.findNamed(path);
  return called === undefined ? undefined : findLocalOnlyGlob(called, localOnly);
}

function listNamedForms({ path }: NamedPath, rules: PrivacyRules): readonly string[] {
  const written = [path, ...listPathsWithin(path)];
  if (rules.localOnly.length === 0) return written;
  return [...written, ...written.flatMap(each => rules.locate(each).places)];
}

/** Who speaks of an `.env` file does not show it. */
function findPathRule(
  paths: readonly string[],
  isLabel: boolean,
  { localOnly, secretFiles }: PrivacyRules,
): string | undefined {
  const names = secretFiles && isLabel ? listSecretFileGlobs(localOnly) : [];
  for (const path of paths) {
    const rule = findLocalOnlyGlob(path, localOnly) ?? findLocalOnlyGlob(path, names);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** What the user opens is open, also of these. */
export function listSecretFileGlobs(localOnly: readonly string[]): readonly string[] {
  const known = SECRET_GLOBS.get(localOnly);
  if (known) return known;
  const globs = [...SECRET_FILE_NAMES, ...localOnly.filter(glob => glob.trim().startsWith('!'))];
  SECRET_GLOBS.set(localOnly, globs);
  return globs;
}

const SECRET_GLOBS = new WeakMap<readonly string[], readonly string[]>();
