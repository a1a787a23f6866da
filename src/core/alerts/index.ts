/** The door of `core/alerts`: what other rooms may use of it. */
export { listTroubles, type TimedAnswer, type Trouble, type Watched } from './listTroubles.ts';
