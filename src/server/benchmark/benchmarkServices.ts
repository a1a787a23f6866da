/** What benchmarks need of the server. */
import type { EpochMs, Model } from '../../core/types.ts';
import type { BenchmarkStore, OutcomeStore } from '../../store/index.ts';
import type { TaskExecution } from '../createExecution.ts';
import type { DecisionServices } from '../decide/index.ts';
import type { OpenRouterAccount } from '../openrouter/index.ts';
import type { ChangeEvents, Logger } from '../session/index.ts';

export interface BenchmarkServices extends DecisionServices {
  readonly version: string;
  readonly log: Logger;
  readonly changes: Pick<ChangeEvents, 'announce'>;
  readonly now: () => EpochMs;
  readonly models: (from: 'ask' | 'known') => Promise<readonly Model[]>;
  /** As it is, without learning from what it does: benchmarks tell themselves what came of them. */
  readonly execution: TaskExecution;
  readonly benchmarks: BenchmarkStore;
  readonly outcomes: Pick<OutcomeStore, 'replace'>;
  readonly openRouter: Pick<OpenRouterAccount, 'id' | 'freeUse' | 'coolingUntil'>;
  /** Aborted when the server ends. */
  readonly closing: AbortSignal;
}
