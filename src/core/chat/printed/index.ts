/** The door of `core/chat/printed`: what other rooms may use of it. */
export { type CallBlock, readBlock } from './readBlock.ts';
export type { PrintedCall } from './readCallObject.ts';
export { readLooseValue } from './readLooseValue.ts';
