/** Code as a model is shown it: without the margin that all of it has, and with plain line ends. */

import { findSharedIndent, isBlank, readIndent } from '../lines/index.ts';
import { type Place, readPlace } from './applyAnswer.ts';

/** The selected code without its common margin and without empty lines at its ends. */
export function dedentSelection(place: Place): string {
  const { lines } = readPlace(place);
  const texts = lines.map(({ text }) => text);
  const margin = findSharedIndent(texts.filter(text => !isBlank(text)).map(readIndent));
  return texts.map(text => (text.startsWith(margin) ? text.slice(margin.length) : '')).join('\n');
}
