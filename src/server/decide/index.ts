/** The door of `server/decide`: what other rooms may use of it. */
export { decideRoute } from './decideRoute.ts';
export { measureTask } from './measureTask.ts';
