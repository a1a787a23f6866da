/**
 * Ends a streamed text at the first stop word, wherever its pieces were cut.
 *
 * Text that may be the beginning of a stop word, or of a character whose bytes have not all
 * arrived, is held back until it is known what it is.
 */
export interface StopWords {
  /** Takes the whole text until now; gives what may be sent, and whether a stop word was hit. */
  readonly next: (text: string) => { readonly delta: string; readonly stopped: boolean };
  /** The rest, once no more text comes; nothing after a stop word. */
  readonly rest: (text: string) => string;
}

export function stopWords(words: readonly string[]): StopWords {
  const real = words.filter(word => word.length > 0);
  let sent = 0;
  let stopped = false;
  const send = (text: string, end: number) => {
    const delta = text.slice(sent, Math.max(sent, end));
    sent += delta.length;
    return delta;
  };
  return {
    next(text) {
      const hits = real.map(word => text.indexOf(word)).filter(at => at >= 0);
      stopped = hits.length > 0;
      const end = stopped ? Math.min(...hits) : text.length - undecided(text, real);
      return { delta: send(text, end), stopped };
    },
    rest: text => (stopped ? '' : send(text, text.length)),
  };
}

/** Length of the tail that can't be sent yet. */
function undecided(text: string, words: readonly string[]): number {
  if (text.endsWith('\ufffd')) return 1;
  const longest = Math.max(0, ...words.map(word => word.length - 1));
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const tail = text.slice(-length);
    if (words.some(word => word.startsWith(tail))) return length;
  }
  return 0;
}
