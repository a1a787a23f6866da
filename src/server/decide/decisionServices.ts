/** What a decision reads; nothing of it asks an end point. */
import type { BudgetSnapshot } from '../../core/cost-monitor/index.ts';
import type { Knowledge, UserRules } from '../../core/decision-engine/index.ts';
import type { EpochMs } from '../../core/types.ts';
import type { Config } from '../config/index.ts';
import type { TaskExecution } from '../createExecution.ts';
import type { ModelRegistry } from '../models/index.ts';
import type { PrivacyGuard } from '../privacy/index.ts';

export interface DecisionServices {
  readonly config: Config;
  readonly now: () => EpochMs;
  readonly knowledge: () => Knowledge;
  readonly privacy: PrivacyGuard;
  readonly rules: Omit<UserRules, 'privacy'>;
  readonly budgets: () => BudgetSnapshot;
  readonly execution: Pick<TaskExecution, 'providers' | 'health' | 'sized' | 'limits'>;
  readonly registry: Pick<ModelRegistry, 'status'>;
}
