/**
 * The privacy rules of a configuration with what is known of this machine: where its folders are and
 * what the files hold that stay. The decision and the gate before the socket ask here.
 */
import {
  checkPrivacy,
  EVIDENCE_SIGNS,
  type JudgedTask,
  type PrivacyRules,
  type PrivacyVerdict,
} from '../../core/decision-engine/index.ts';
import { createKeptFiles } from './createKeptFiles.ts';
import { locatePath } from './locatePath.ts';
import { resolveGlobPlaces } from './resolveGlobPlaces.ts';
import { revealText } from './revealText.ts';

export interface PrivacyGuard {
  /** `evidence`: words of a check, which may be kept back more easily than a task. */
  readonly check: (words: JudgedTask, of?: 'task' | 'evidence') => PrivacyVerdict;
  /** Where on this machine a path may lead. */
  readonly locate: (path: string) => readonly string[];
  /** Where the task's files may lie: the configuration's folders and the client's. */
  readonly folders: () => readonly string[];
  /** Resolves when the files that stay are known, or after a limit. Never rejects. */
  readonly ready: () => Promise<void>;
  /** The client's folders, beside those that the configuration names. Must not reject. */
  readonly setClientFolders: (folders: Promise<readonly string[]>) => void;
}

/** What the configuration says of what stays. */
export interface PrivacySettings {
  readonly localOnly: readonly string[];
  readonly secretFiles: boolean;
  readonly secrets: readonly string[];
  /** Where the task's files may lie. */
  readonly folders: readonly string[];
}

export function createPrivacyGuard(
  { localOnly, secretFiles, secrets, folders: own }: PrivacySettings,
  onTrouble: (error: unknown) => void,
): PrivacyGuard {
  let folders: readonly string[] = own;
  let asked: Promise<void> = Promise.resolve();
  const globs = [...localOnly, ...resolveGlobPlaces(localOnly)];
  const kept = createKeptFiles({ globs, secretFiles, onTrouble });
  const rules = (): PrivacyRules => ({
    localOnly: globs,
    secretFiles,
    keys: secrets,
    keptText: kept.text(),
    keptNames: kept.names(),
    locate: path => locatePath(path, folders),
  });
  return {
    check: (words, of) =>
      of === 'evidence'
        ? checkPrivacy({ ...words, prompt: revealText(words.prompt) }, rules(), EVIDENCE_SIGNS)
        : checkPrivacy(words, rules()),
    locate: path => locatePath(path, folders).places,
    folders: () => folders,
    ready: async () => {
      await asked;
      await kept.refresh(folders);
    },
    setClientFolders: given => {
      asked = given.then(found => {
        folders = [...new Set([...own, ...found])];
      });
    },
  };
}
