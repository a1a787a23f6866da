/** The door of `server/receipts`: what other rooms may use of it. */
export { type FileTask, type PreparedFiles, prepareFileTask } from './prepareFileTask.ts';
export { undoWrites } from './writeFiles.ts';
