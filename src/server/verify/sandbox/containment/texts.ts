/** Programs that build the walls, each a file of its language, as texts: see `programs/texts.ts`. */
import { readFileSync } from 'node:fs';

export const ENTER_NAMESPACES = readFileSync(
  new URL('./enterNamespaces.sh', import.meta.url),
  'utf8',
);
export const SET_FILTER = readFileSync(new URL('./setFilter.pl', import.meta.url), 'utf8');
