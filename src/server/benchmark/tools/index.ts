/** The door of `server/benchmark/tools`: what other rooms may use of it. */
export { describeProgress } from './answerInTime.ts';
export { describeEstimate } from './describeEstimate.ts';
export { measureFreeModels, measureOnTask, measureOnTasks } from './measureModels.ts';
export { readOrder } from './readOrder.ts';
export { serializeModel } from './serializeReport.ts';
export { serializeWhole } from './serializeWhole.ts';
