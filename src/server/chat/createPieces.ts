/**
 * Shows a turn while it comes: words at once, thoughts in their place, and nothing of what may be a call
 * until it is known whether it is one.
 */
import { findShownEnd } from '../../core/chat/index.ts';
import type { ProgressNote } from '../../protocol/index.ts';
import { splitThinking } from './splitThinking.ts';

interface PieceOptions {
  readonly report: (message: string, note: ProgressNote) => void;
  readonly offersTools: boolean;
}

export interface Pieces {
  /** A model is being asked: what comes from now on is another answer. */
  readonly begin: () => void;
  readonly onText: (delta: string, model: string) => void;
  readonly onThought: (delta: string, model: string) => void;
  /** The turn is over: what was held back of its `text` is shown. */
  readonly finish: (text: string, model: string) => void;
}

export function createPieces({ report, offersTools }: PieceOptions): Pieces {
  let raw = '';
  let shown = 0;
  let thought = 0;
  /** Another answer was shown before, so that this one begins a paragraph. */
  let isLater = false;
  const show = (text: string, end: number, model: string) => {
    if (end <= shown) return;
    const gap = isLater && shown === 0 ? '\n\n' : '';
    report(`${gap}${text.slice(shown, end)}`, { kind: 'text', model });
    shown = end;
  };
  return {
    begin: () => {
      isLater ||= shown > 0;
      raw = '';
      shown = 0;
      thought = 0;
    },
    onThought: (delta, model) => report(delta, { kind: 'thought', model }),
    onText: (delta, model) => {
      raw += delta;
      const split = splitThinking(raw);
      if (split.thought.length > thought) {
        report(split.thought.slice(thought), { kind: 'thought', model });
        thought = split.thought.length;
      }
      if (split.isOpen) return;
      const end = offersTools ? findShownEnd(split.text, shown) : split.text.length;
      show(split.text, end, model);
    },
    finish: (text, model) => show(text, text.length, model),
  };
}
