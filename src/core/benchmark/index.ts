/** The door of `core/benchmark`: what other rooms may use of it. */

export type {
  BenchmarkRecord,
  BenchmarkSetup,
  BenchmarkState,
  ModelSetup,
} from './benchmarkRecord.ts';
export { type BenchmarkReport, buildReport } from './benchmarkReport.ts';
export type { BenchmarkTask, ProjectTests, TaskCheck } from './benchmarkTask.ts';
export {
  type BenchmarkPlan,
  type BenchmarkStep,
  describeQuotaPlan,
  hashText,
  listSteps,
  type PlannedModel,
  planQuota,
} from './plan/index.ts';
export { renderHtml, renderMarkdown } from './report/index.ts';
export {
  type Commit,
  describeChange,
  describeFunction,
  describeProposal,
  type FixIndex,
  findChangedPart,
  findFixes,
  findTestCommand,
  findUntoldNames,
  hasLines,
  indexFixes,
  isProgram,
  isTelling,
  type LeftOut,
  LOG_ARGUMENTS,
  listFixLines,
  listTellingLines,
  type Proposal,
  type ReadFile,
  type RepositoryTask,
  readCommits,
  renderHarborTask,
  sortChanges,
} from './repository/index.ts';
export type { Estimate } from './statistics/index.ts';
export {
  buildSuiteTasks,
  listMutants,
  type MutantShare,
  readSuite,
  type SuiteTask,
} from './suite/index.ts';
export {
  type BenchmarkSummary,
  type Comparison,
  describeComparison,
  isModelDecided,
  type ModelSummary,
  type RateSummary,
  summarizeBenchmark,
} from './summary/index.ts';
export {
  type AnsweredTrial,
  readPassed,
  type Trial,
  type TrialKey,
  type TrialResult,
} from './trial.ts';
