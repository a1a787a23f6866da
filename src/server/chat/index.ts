/** The door of `server/chat`: what other rooms may use of it. */
export { serveChat } from './serveChat.ts';
