/** What an answer is read beside, to tell what of it is the code. */
import type { TaskKind } from '../../types.ts';

export interface Scene {
  readonly old: readonly string[];
  readonly language: string | null;
  /** The words that were asked. */
  readonly request: string;
  readonly intent?: TaskKind;
  /** The document around the selection; empty where it is not known. */
  readonly before: string;
  readonly after: string;
}
