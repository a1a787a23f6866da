/**
 * Whether a text may leave this machine: the rules for it are here and nowhere else.
 *
 * Two kinds of rule: the person's globs on the file's path, and secrets in the text. A false alarm
 * costs a weaker answer, a miss leaks a key, so both lean towards keeping it here.
 */
import type { Task } from '../../types.ts';
import { findLocalOnlyGlob } from './findLocalOnlyGlob.ts';
import { findSecret } from './findSecret.ts';

export type PrivacyVerdict =
  | { readonly kind: 'anywhere' }
  | {
      readonly kind: 'local-only';
      /** The glob, or the name of the secret's shape. */
      readonly rule: string;
      /** One sentence; never quotes the secret. */
      readonly why: string;
    };

/**
 * Judges `task` by the globs of `LOCALLAMA_LOCAL_ONLY` and by what its text contains; `keys` are
 * those of the configuration.
 */
export function checkPrivacy(
  { prompt, system = '', tests = '', filePath }: JudgedTask,
  globs: readonly string[],
  keys: readonly string[],
): PrivacyVerdict {
  const rule = filePath === undefined ? undefined : findLocalOnlyGlob(filePath, globs);
  if (rule !== undefined) {
    const why = `The file's path matches the local-only rule "${rule}".`;
    return { kind: 'local-only', rule, why };
  }
  const secret = findSecret([prompt, system, tests, filePath ?? ''], keys);
  if (secret === undefined) return { kind: 'anywhere' };
  const why = `The text contains what looks like ${secret}; it is kept on this machine.`;
  return { kind: 'local-only', rule: `secret: ${secret}`, why };
}

type JudgedTask = Pick<Task, 'prompt' | 'system' | 'filePath' | 'tests'>;
