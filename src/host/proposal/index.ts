/** The door of `host/proposal`: what other rooms may use of it. */
export { findSelectionTarget } from './findSelectionTarget.ts';
export { isReadOnly } from './isReadOnly.ts';
export type { FileChange } from './proposal.ts';
export { Proposals } from './proposals.ts';
export { reanchor } from './reanchor.ts';
export { createOutcomeReporter } from './reportOutcome.ts';
export { type SelectionTarget, splitDocument } from './selectionTarget.ts';
