/** The definitions of some names at the top level of a text, found by its indentation. */
import { listTopLevelNames } from '../../core/answer/index.ts';

/** A longer definition is cut here: its head tells the most. */
const MAX_LINES = 40;
/** All of them together. */
const MAX_CHARS = 20_000;

/** In the order of the text, with an empty line between; empty where it defines none of them. */
export function findDefinitions(text: string, names: ReadonlySet<string>): string {
  const lines = text.split(/\r?\n/);
  const found: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '' || /^\s/.test(line)) continue;
    const [name] = listTopLevelNames(line);
    if (name === undefined || !names.has(name)) continue;
    let end = at + 1;
    while (
      end < lines.length &&
      end < at + MAX_LINES &&
      /^(?:\s|$|[)\]}]|end\b)/.test(lines[end] ?? '')
    ) {
      end += 1;
    }
    found.push(lines.slice(at, end).join('\n').trimEnd());
    at = end - 1;
  }
  return found.join('\n\n').slice(0, MAX_CHARS);
}
