/** The door of `protocol`: what other rooms may use of it. */
export {
  formatAge,
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
} from '../core/figures.ts';
export { toPlainText } from '../core/toPlainText.ts';
export { ALERT_METHOD, ALERTS_CAPABILITY, type AlertNotice, LEDGER_ALERTS } from './alerts.ts';
export { describeChecking, describeProof, type Proof } from './describeProof.ts';
export { EXTENSION_CLIENT } from './extensionClient.ts';
export { ACTION_META, readAction } from './fields.ts';
export { OutcomeNotification } from './learning.ts';
export type { FromPanel, PanelSnapshot, ToPanel } from './panel.ts';
export { PROGRESS_META, type ProgressNote } from './progress.ts';
export {
  AUDIT_URI,
  type AuditResource,
  BENCHMARK_TEMPLATE,
  BENCHMARKS_URI,
  type BenchmarkResource,
  type BenchmarksResource,
  buildBenchmarkUri,
  type CatalogueResource,
  MODELS_URI,
  type ModelsResource,
  OPENROUTER_FREE_MODELS_URI,
  OPENROUTER_MODEL_TEMPLATE,
  OPENROUTER_MODELS_URI,
  OPENROUTER_STATUS_URI,
  type OpenRouterStatusResource,
  PROMPTING_STRATEGY_TEMPLATE,
  type ProviderStatus,
  SPEND_URI,
  type SpendResource,
  STATUS_URI,
  type StatusResource,
  TASK_TEMPLATE,
  type TaskResource,
  USAGE_TEMPLATE,
  type UsageResource,
} from './resources.ts';
export {
  describeAgreement,
  describeResult,
  describeSavings,
  describeTier,
  formatCost,
  formatFigure,
  formatSpent,
  isFailure,
  NEARLY_USED_PART,
  type TaskResult,
} from './shownMoney.ts';
export { OUTCOME_METHOD, type OutcomeNotice } from './userVerdict.ts';
