/** The door of `server/benchmark/judge`: what other rooms may use of it. */
export { judgeAnswer } from './judgeAnswer.ts';
export type { Judgement } from './judgement.ts';
export { measureCompleteness } from './measureCompleteness.ts';
export { measureMutants } from './measureMutants.ts';
