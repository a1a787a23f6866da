/** What a ledger is opened with. */
import type { BudgetLimits, EpochMs, NanoUsd } from '../../core/types.ts';
import type { Database, ProcessIdentity } from '../database/index.ts';

export interface LedgerOptions {
  readonly database: Database;
  readonly limits: BudgetLimits;
  /** Those set in VS Code for all windows, which bind every server from now on; null elsewhere. */
  readonly userLimits: BudgetLimits | null;
  /** Name that the project budget is kept under; empty for none. */
  readonly project: string;
  /** IANA name; days, weeks and months are this zone's. */
  readonly timeZone: string;
  /** The most that agents may spend within an hour; absent: the budgets alone bind them. */
  readonly agentHourNanoUsd?: NanoUsd | null;
  readonly now: () => EpochMs;
  readonly processIdentity: ProcessIdentity;
}
