/** The door of `core/answer/extras`: what other rooms may use of it. */
export { cutExtras } from './cutExtras.ts';
