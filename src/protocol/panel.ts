/**
 * What crosses between the extension and the panel's page. Snapshots are complete, never deltas:
 * a hidden page keeps only the newest.
 */
import type {
  BenchmarksResource,
  ModelsResource,
  SpendResource,
  StatusResource,
} from './resources.ts';

/** All the panel shows. */
export interface PanelSnapshot {
  readonly server:
    | { readonly state: 'starting' }
    | { readonly state: 'running' }
    | { readonly state: 'stopped' }
    | { readonly state: 'failed'; readonly why: string };
  readonly status?: StatusResource;
  readonly models?: ModelsResource;
  readonly spend?: SpendResource;
  readonly benchmarks?: BenchmarksResource;
}

export type ToPanel = { readonly kind: 'snapshot'; readonly snapshot: PanelSnapshot };

export type FromPanel =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'whyThisModel'; readonly taskId: string }
  | { readonly kind: 'setApiKey' }
  | { readonly kind: 'openSettings' }
  | { readonly kind: 'confirmNewLedger' }
  | { readonly kind: 'exportSpending' }
  | { readonly kind: 'showLog' }
  | { readonly kind: 'restartServer' };
