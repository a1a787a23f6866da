/**
 * Whether a text runs into an endless loop: small models fall into repeating themselves until they are
 * cut, and more room would only be filled with more of the same.
 */

/** So much of the end is looked at, and a loop may be so long. */
const TAIL_CHARS = 1_200;
const LONGEST_LOOP_CHARS = 300;

export function hasEndlessLoop(text: string): boolean {
  const tail = text.slice(-TAIL_CHARS);
  if (tail.length < TAIL_CHARS) return false;
  for (let period = 1; period <= LONGEST_LOOP_CHARS; period++) {
    if (isPeriodic(period, tail)) return true;
  }
  return false;
}

function isPeriodic(period: number, tail: string): boolean {
  for (let at = tail.length - 1; at >= period; at--) {
    if (tail.charCodeAt(at) !== tail.charCodeAt(at - period)) return false;
  }
  return true;
}
