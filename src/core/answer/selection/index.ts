/** The door of `core/answer/selection`: what other rooms may use of it. */
export { chooseReading } from './chooseReading.ts';
export { findLostCode, isMissed } from './findLostCode.ts';
export { readDescription } from './readDescription.ts';
export { readWritten } from './readWritten.ts';
export { unwrapCode } from './unwrapCode.ts';
