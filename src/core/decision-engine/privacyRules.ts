/**
 * Whether a task may leave this machine: decided in one place, before any remote socket opens.
 *
 * Two kinds of rule: the person's globs on the file's path, and shapes of secrets in the text. A
 * false alarm costs a weaker answer, a miss leaks a key, so both lean towards keeping it here.
 */
import picomatch from 'picomatch';
import type { Task } from '../types.ts';
import { secretIn } from './secretPatterns.ts';

export type PrivacyVerdict =
  | { readonly kind: 'anywhere' }
  | {
      readonly kind: 'local-only';
      /** The glob, or the name of the secret's shape. */
      readonly rule: string;
      /** One sentence; never quotes the secret. */
      readonly why: string;
    };

/** Longer paths are nobody's; they count as matching, since they cannot be judged. */
const MOST_PATH_CHARS = 4096;

/** Judges `task` by the globs of `LOCALLAMA_LOCAL_ONLY` and by what its text contains. */
export function privacyVerdict(
  task: Pick<Task, 'prompt' | 'system' | 'filePath' | 'tests'>,
  globs: readonly string[],
): PrivacyVerdict {
  const rule = task.filePath === undefined ? undefined : globFor(task.filePath, globs);
  if (rule !== undefined) {
    const why = `The file's path matches the local-only rule "${rule}".`;
    return { kind: 'local-only', rule, why };
  }
  const secret = secretIn([task.prompt, task.system ?? '', task.tests ?? '']);
  if (secret === undefined) return { kind: 'anywhere' };
  return {
    kind: 'local-only',
    rule: `secret: ${secret}`,
    why: `The text contains what looks like ${secret}; it is kept on this machine.`,
  };
}

function globFor(path: string, globs: readonly string[]): string | undefined {
  const forms = pathForms(path);
  return globs.find(glob => {
    if (glob.trim() === '') return false;
    if (path.length > MOST_PATH_CHARS) return true;
    const matches = picomatch(portable(glob.trim()), { dot: true, nocase: true });
    return forms.some(form => matches(form));
  });
}

/** Windows separators to slashes. With slashes about, a backslash before a sign is an escape. */
function portable(glob: string): string {
  const escapes = glob.includes('/') ? /\\(?![[\](){}*?!+@])/g : /\\/g;
  const plain = glob.replace(escapes, '/');
  return plain.startsWith('./') ? plain.slice(2) : plain;
}

/**
 * Every way in which a rule may have been meant: as given, as a URI, resolved, without drive or root,
 * and each tail after a separator, so that `secrets/**` also holds for an absolute path. Upper and
 * lower case are the same file on many systems, so they count as the same.
 */
function pathForms(path: string): readonly string[] {
  const forms = new Set<string>();
  for (const written of new Set([path, decoded(path)])) {
    const slashed = written.replace(/^[a-z][a-z0-9+.-]+:\/\/[^/]*/i, '').replaceAll('\\', '/');
    const resolved = resolveDots(slashed);
    forms.add(slashed).add(resolved);
    const segments = resolved.split('/').filter(segment => segment !== '');
    for (let at = 0; at < segments.length; at++) forms.add(segments.slice(at).join('/'));
  }
  return [...forms];
}

/** A URI writes a space as `%20`; a name with a bare percent sign stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%[0-9a-f]{2}/gi, code => String.fromCharCode(parseInt(code.slice(1), 16)));
  }
}

function resolveDots(path: string): string {
  const out: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '.' || (segment === '' && out.length > 0)) continue;
    if (segment === '..' && out.length > 0 && out.at(-1) !== '..' && out.at(-1) !== '') out.pop();
    else out.push(segment);
  }
  return out.join('/');
}
