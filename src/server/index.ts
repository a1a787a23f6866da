/** The door of `server`: what other rooms may use of it. */
export { openStores, type Stores } from './openStores.ts';
