/**
 * What `notifications/progress` of `route_task` carries: `message` is the next piece of the answer,
 * and `_meta` says which model speaks, so that a client can start afresh when the next one takes over.
 */

/** Key in `_meta` of a progress notification. */
export const PROGRESS_META = 'locallama/progress';

/**
 * `text`: a piece of the answer; `thought`: one of what it thinks; `step`: what happens now, for a person; `check`:
 * that runs, by name.
 */
export type ProgressNote =
  | { readonly kind: 'text' | 'thought'; readonly model: string }
  | { readonly kind: 'step'; readonly model?: string; readonly check?: string };
