/** A row of the table of settings, and a row of the variables that are no setting. */
import type { Schema } from './schema.ts';

/** What the server reads from its environment. */
export interface Variable {
  /** The variable, or a member of the JSON object that one variable holds. */
  readonly env: string | { readonly name: string; readonly member: string };
  readonly schema: Schema;
  /** What holds where nothing is said; null: nothing does. */
  readonly default: unknown;
  /** Plain sentences in Markdown, for the settings page and the README alike. */
  readonly about: string;
  /** Of no use without it: left out by the host where there is none, refused by the server. */
  readonly needs?: 'project' | 'folder';
}

/** A setting of VS Code, which is a variable too. Its id is the key of its row, its order the row's place. */
export type Setting = Variable & (OwnSetting | WorkspaceSetting);

/** The person's alone: what a workspace says is not even looked at. */
interface OwnSetting {
  readonly workspace: 'never';
}

interface WorkspaceSetting {
  /** `tighten`: any workspace may make it stricter. `trusted`: a trusted one may say its own. */
  readonly workspace: 'tighten' | 'trusted';
  /** How the two values become one. */
  readonly merge: 'add' | 'lower' | 'higher' | 'replace';
  /** What a workspace's own value must be, where that is less than the user may say. */
  readonly stricter?: Schema;
}

/** A variable that is no setting: a key, or what each window or client fills in itself. */
export interface PlainVariable extends Variable {
  readonly env: string;
  /**
   * A key, which is never in a log, a message or a setting: its holder, and the setting with the
   * address that it is sent to.
   */
  readonly keyFor?: { readonly title: string; readonly setting: string };
  /** Holds for one window only. */
  readonly ofWindow?: true;
}
