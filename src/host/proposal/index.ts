/** The door of `host/proposal`: what other rooms may use of it. */
export { findSelectionTarget, type SelectionTarget } from './findSelectionTarget.ts';
export { Proposals } from './proposals.ts';
export { createOutcomeReporter } from './reportOutcome.ts';
