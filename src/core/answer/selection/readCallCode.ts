/**
 * A call of a tool that is written as code in a block of its own: `print(api.write_file(content="""…"""))`.
 * It becomes the same plain data as a call in JSON.
 */
import { cutMarks, type TaggedCall } from './readCallTags.ts';

/** What such blocks are labelled with; what stands in the others is the answer of the tool. */
const CALL_LABEL = /^tool_?(?:code|calls?|use)$|^function_?calls?$/i;
const RESULT_LABEL = /^tool_?(?:outputs?|results?|responses?)$/i;

/** Whether a block is no code of the answer, but a message to a tool or from one. */
export function isToolBlock(label: string): boolean {
  return CALL_LABEL.test(label) || RESULT_LABEL.test(label);
}

/** The calls in the code of a block; none where it holds a result. */
export function readCallCode(label: string, code: string): readonly TaggedCall[] {
  if (!CALL_LABEL.test(label) || code.length > MAX_CALL_CHARS) return [];
  const name = CALL.exec(code)?.[1] ?? '';
  const given = [...code.matchAll(ARGUMENT)].slice(0, MAX_ARGUMENTS).map(match => {
    const raw = match[3] ?? match[4];
    const value = raw ?? unescapeText(match[6] ?? '');
    return [match[1] ?? '', cutMarks(value)] as const;
  });
  return [{ name, arguments: Object.fromEntries(given) }];
}

const MAX_CALL_CHARS = 200_000;
const MAX_ARGUMENTS = 50;

const CALL = /([A-Za-z_]\w*)\s*\(\s*(?:[A-Za-z_]\w*\s*=|["'\])]|$)/m;
/** `name="…"`, with text of several lines between three marks. */
const ARGUMENT =
  /\b([A-Za-z_]\w*)\s*[=:]\s*(?:[rbfu]?("""([\s\S]*?)"""|'''([\s\S]*?)'''|(["'])((?:\\[\s\S]|(?!\5)[^\\\n])*)\5))/g;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unescapeText(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, sign: string) => ESCAPES[sign] ?? sign);
}
