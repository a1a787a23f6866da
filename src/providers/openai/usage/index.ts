/** The door of `providers/openai/usage`: what other rooms may use of it. */
export { readBill } from './readBill.ts';
export { type Counts, mergeCounts, readCounts } from './readCounts.ts';
export { settleCounts } from './settleCounts.ts';
