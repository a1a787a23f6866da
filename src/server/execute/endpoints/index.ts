/** The door of `server/execute/endpoints`: places at end points, their health and loaded windows. */
export { type CallQueues, createCallQueues, QUEUE_LIMITS, type QueueLimits } from './callQueues.ts';
export { createHealth, type Health } from './health.ts';
export { keepWindows } from './keepWindows.ts';
