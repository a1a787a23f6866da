/**
 * Progress of one call as notifications, and a sign of life while there is nothing to say.
 *
 * A fast model speaks more often than anybody reads, and each notification is a write to a pipe:
 * the first piece of an answer goes out at once, later ones together once a frame.
 */
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import { PROGRESS_META, type ProgressNote } from '../../protocol/index.ts';

/** A silent call sends a sign of life this often, since clients give up after 60 s of silence. */
const HEARTBEAT_MS = 15_000;
/** Pieces of text that come within one frame are sent as one. */
const FRAME_MS = 16;

interface ProgressReporter {
  /** Whether the client asked for progress: then it knows that the call lives. */
  readonly isHeard: boolean;
  /** Never throws. */
  report(message: string, note: ProgressNote): void;
  /** Sends what waits for its frame. */
  flush(): void;
  /** The same, for good. To be called before the result goes out. */
  stop(): void;
}

/** Of text that may be sent together with more of its kind. */
type PieceNote = Exclude<ProgressNote, { readonly kind: 'step' }>;

function isAlike(a: PieceNote, b: PieceNote): boolean {
  return a.kind === b.kind && a.model === b.model;
}

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** Silent where the client did not ask for progress. */
export function createProgressReporter(extra: Extra): ProgressReporter {
  const progressToken = extra._meta?.progressToken;
  if (progressToken === undefined) {
    return { isHeard: false, report: () => {}, flush: () => {}, stop: () => {} };
  }
  let progress = 0;
  let lastMs = 0;
  let waiting: { text: string; readonly note: PieceNote } | null = null;
  let frame: NodeJS.Timeout | undefined;
  const send = (message: string | undefined, note: ProgressNote) => {
    lastMs = performance.now();
    progress += 1;
    const params = {
      progressToken,
      progress,
      ...(message !== undefined && { message }),
      _meta: { [PROGRESS_META]: note },
    };
    // A client that has gone is noticed by the transport; its progress is no loss.
    extra.sendNotification({ method: 'notifications/progress', params }).catch(() => {});
  };
  const flush = () => {
    clearTimeout(frame);
    frame = undefined;
    if (waiting !== null && waiting.text !== '') send(waiting.text, waiting.note);
    waiting = null;
  };
  const beat = setInterval(() => {
    if (performance.now() - lastMs >= HEARTBEAT_MS / 2) send(undefined, { kind: 'step' });
  }, HEARTBEAT_MS);
  return {
    isHeard: true,
    report(message, note) {
      if (note.kind === 'step' || (waiting !== null && !isAlike(waiting.note, note))) flush();
      if (note.kind === 'step') send(message, note);
      else if (frame !== undefined && waiting !== null) waiting.text += message;
      else {
        send(message, note);
        waiting = { text: '', note };
        frame = setTimeout(flush, FRAME_MS);
      }
    },
    flush,
    stop() {
      flush();
      clearInterval(beat);
    },
  };
}
