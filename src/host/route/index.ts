/** The door of `host/route`: what other rooms may use of it. */
export { ask } from './ask.ts';
export { type RouteDependencies, routeSelection } from './routeSelection.ts';
