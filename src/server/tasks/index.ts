/** The door of `server/tasks`: what other rooms may use of it. */
export { runTask, type TaskListener, type TaskOrder } from './runTask.ts';
