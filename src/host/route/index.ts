/** The door of `host/route`: what other rooms may use of it. */
export { createRoute, type Route } from './createRoute.ts';
export type { FollowUp } from './followUp.ts';
