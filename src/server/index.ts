/** The door of `server`: what other rooms may use of it. */
export { createOfflineServices } from './createOfflineServices.ts';
export { openStores, type Stores } from './openStores.ts';
export type { Services } from './services.ts';
