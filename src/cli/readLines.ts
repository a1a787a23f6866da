/**
 * The lines of a stream as JSON lines has them: ended by a line feed and by nothing else. Node's readline
 * also breaks at U+2028 and U+2029, which JSON leaves inside strings.
 */

/** Without line ends; a byte order mark and a last line feed are none. Longer lines are cut there. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array | string>,
  mostChars: number,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  const add = (part: string) => {
    if (length < mostChars) parts.push(part.slice(0, mostChars - length));
    length += part.length;
  };
  const end = () => {
    const line = parts.join('').replace(/\r$/, '');
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    const text =
      typeof chunk === 'string'
        ? stripByteOrderMark(chunk)
        : decoder.decode(chunk, { stream: true });
    const [first = '', ...others] = text.split('\n');
    add(first);
    for (const other of others) {
      yield end();
      add(other);
    }
  }
  if (length > 0) yield end();
}

/** Some programs begin a file with U+FEFF. */
export function stripByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
