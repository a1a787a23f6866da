/** The door of `providers/openai/stream`: what other rooms may use of it. */
export { applyEvent } from './applyEvent.ts';
export { concludeStream } from './concludeStream.ts';
export { EventReader } from './eventReader.ts';
export { createStreamState, type StreamState } from './streamState.ts';
