/** The door of `server/tasks`: what other rooms may use of it. */
export { createProtocolTasks, describeProtocolTask } from './createProtocolTasks.ts';
export { describeTask, describeWork, waitForTask, waitForWork } from './describeTask.ts';
export { runTask, type TaskListener, type TaskOrder } from './runTask.ts';
export { TaskKeeper } from './taskKeeper.ts';
export { isWork, type Tasks, type Work } from './tasks.ts';
