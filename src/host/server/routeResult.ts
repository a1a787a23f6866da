/** What comes of one call of `route_task`, as plain data. */
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';

export type RouteResult =
  | { readonly kind: 'answered'; readonly output: RouteTaskOutput & { readonly text: string } }
  | { readonly kind: 'unanswered'; readonly output?: RouteTaskOutput; readonly why: string }
  /** The server died meanwhile, and is being started again. */
  | { readonly kind: 'interrupted'; readonly why: string }
  | { readonly kind: 'cancelled' };
