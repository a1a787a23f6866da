/** The door of `server/learning`: what other rooms may use of it. */

export { createLearning, type Learning } from './learning.ts';
export { createRouteBuffer, type RouteBuffer } from './routeBuffer.ts';
