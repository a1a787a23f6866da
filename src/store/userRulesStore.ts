/** The rules that the user last set in VS Code for all windows, by their variables: for commands of the terminal. */
import { type Database, readMeta, writeMeta } from './database/index.ts';

export type UserRulesEnv = Readonly<Record<string, string>>;

/** Never throws: what cannot be kept now (locked, full), the next server keeps. */
export function keepUserRules(database: Database, rules: UserRulesEnv): void {
  try {
    const text = JSON.stringify(rules);
    if (readMeta(database.sqlite, 'user_rules') !== text) {
      database.write(() => writeMeta(database.sqlite, 'user_rules', text));
    }
  } catch {}
}

/** Empty where none were set, or the database cannot be read. */
export function readUserRules(database: Database): UserRulesEnv {
  try {
    return JSON.parse(readMeta(database.sqlite, 'user_rules') ?? '{}');
  } catch {
    return {};
  }
}
