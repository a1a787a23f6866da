/** What a person reads while an answer comes: always a sentence, and never the answer itself in bits. */
import type { RouteProgress } from './routeCall.ts';

/** What has arrived so far. */
export interface Received {
  readonly model: string;
  readonly text: string;
}

/** With `note`, too. Another model that takes over starts afresh. */
export function receiveProgress(before: Received, note: RouteProgress): Received {
  if (note.kind !== 'text') return before;
  const text = note.model === before.model ? before.text + note.delta : note.delta;
  return { model: note.model, text };
}

/** Undefined: nothing new to say, as of a mere sign of life. */
export function describeProgress(received: Received, note: RouteProgress): string | undefined {
  if (note.kind === 'step') return note.message.trim() || undefined;
  const lines = received.text.split('\n').length - 1;
  const soFar = lines > 0 ? `: ${lines} ${lines === 1 ? 'line' : 'lines'} so far` : '';
  return `${received.model} is writing its answer${soFar}.`;
}
