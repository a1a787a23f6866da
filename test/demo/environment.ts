/** The server's environment for the demonstration: the person's own, with a purse that is safe. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIMITS = [
  'LOCALLAMA_BUDGET_DAILY_USD',
  'LOCALLAMA_BUDGET_WEEKLY_USD',
  'LOCALLAMA_BUDGET_MONTHLY_USD',
  'LOCALLAMA_BUDGET_PROJECT_USD',
] as const;
/** What the demonstration may spend where the person set no limit. */
const DEMO_LIMIT_USD = '1';

export interface Environment {
  readonly variables: Readonly<Record<string, string>>;
  /** What was chosen for the person, in a sentence. */
  readonly note: string;
  /** Removes what was only made for this run. */
  readonly remove: () => void;
}

/** A ledger of its own unless `LOCALLAMA_HOME` is set; a limit unless there is one. */
export function demoEnvironment(given: NodeJS.ProcessEnv): Environment {
  const own = given.LOCALLAMA_HOME?.trim() ? undefined : newFolder();
  const limited = LIMITS.some(name => given[name]?.trim());
  const variables: Record<string, string> = { LOCALLAMA_LOG_LEVEL: 'error' };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && value !== '') variables[name] = value;
  }
  if (own) variables.LOCALLAMA_HOME = own;
  if (!limited) variables.LOCALLAMA_BUDGET_DAILY_USD = DEMO_LIMIT_USD;
  const limit = limited ? 'your own limits' : `a limit of $${DEMO_LIMIT_USD}.00 a day`;
  return {
    variables,
    note: own
      ? `A temporary one with ${limit}. To keep one, set LOCALLAMA_HOME to a folder.`
      : `${given.LOCALLAMA_HOME}, with ${limit}.`,
    remove: () => own && rmSync(own, { recursive: true, force: true }),
  };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'locallama-demo-'));
}
