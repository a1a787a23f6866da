/** The door of `core/benchmark/repository`: what other rooms may use of it. */
export { type Commit, LOG_ARGUMENTS, readCommits } from './commit.ts';
export { describeChange, describeFunction, isTelling } from './describeTask.ts';
export { type ChangedPart, findChangedPart } from './findChangedPart.ts';
export { findTestCommand, quoteWord, type ReadFile } from './findTestCommand.ts';
export { findUntoldNames } from './findUntoldNames.ts';
export { type FixIndex, findFixes, indexFixes, listFixLines } from './fixLines.ts';
export { describeProposal, type Proposal, type RepositoryTask } from './proposal.ts';
export { type HarborSource, renderHarborTask } from './renderHarborTask.ts';
export { isProgram, type LeftOut, sortChanges } from './sortChanges.ts';
export { hasLines, listTellingLines } from './tellingLines.ts';
