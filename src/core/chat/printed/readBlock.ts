/**
 * A block of printed calls: calls one behind the other with nothing around them but marks. Whether the marks are
 * those of Hermes, Mistral, DeepSeek or another family makes no difference to how it is read.
 */
import { type PrintedCall, readCallObject } from './readCallObject.ts';
import { readLooseValue } from './readLooseValue.ts';

export interface CallBlock {
  readonly calls: readonly PrintedCall[];
  /** What stands behind it. */
  readonly end: number;
}

/** More calls in one text are none. */
const MAX_CALLS = 64;

/** Undefined: at `from` no call begins. `isMarked`: a mark before it says that one does. */
export function readBlock(text: string, from: number, isMarked: boolean): CallBlock | undefined {
  const calls: PrintedCall[] = [];
  let at = skipMarks(text, from);
  while (calls.length < MAX_CALLS && at < text.length) {
    const found = readOne(text, at, isMarked || at > from);
    if (found === undefined) break;
    calls.push(...found.calls);
    at = skipMarks(text, found.end);
  }
  return calls.length === 0 ? undefined : { calls, end: at };
}

/**
 * Tags and control tokens around calls, commas between them, fences. A tag that opens a call and says its
 * name is none of these.
 */
const MARK =
  /\s+|[,;]|<\/?(?:\w+:|[|｜]DSML[|｜])?(?:tool_?calls?|function_?calls?|tools?|tool_use|tool_code|action|functions?|invoke|call)>|<\/?[|｜](?!channel|start[|]|DSML)[^<>|｜\n]{0,40}[|｜]?>|<\/s>|\[\/?(?:TOOL_CALLS?|AVAILABLE_TOOLS|ARGS|CALL_ID)\]|`{3,}[\w-]*|Action:(?=\s*(?:`{3}|\[))/iy;

function skipMarks(text: string, from: number): number {
  let at = from;
  for (;;) {
    MARK.lastIndex = at;
    const mark = MARK.exec(text)?.[0];
    if (mark === undefined || mark === '') return at;
    at += mark.length;
  }
}

function readOne(text: string, at: number, isMarked: boolean): CallBlock | undefined {
  for (const read of FORMS) {
    const found = read(text, at, isMarked);
    if (found) return found;
  }
  return undefined;
}

type ReadForm = (text: string, at: number, isMarked: boolean) => CallBlock | undefined;

/** Python goes before JSON: a list of its calls begins as a list does. */
const FORMS: readonly ReadForm[] = [
  readChannel,
  readPython,
  readJson,
  readTagged,
  readReAct,
  readNameFirst,
];

function readJson(text: string, at: number, isMarked: boolean): CallBlock | undefined {
  if (!/[[{]/.test(text[at] ?? '')) return undefined;
  const read = readLooseValue(text, at);
  const calls = read && readCallObject(read.value, isMarked);
  if (!read || !calls) return undefined;
  // A brace too many is a slip of small models.
  const extra = isMarked ? (/^[\s}\]]*/.exec(text.slice(read.end))?.[0].length ?? 0) : 0;
  return { calls, end: read.end + extra };
}

/** gpt-oss: `<|channel|>commentary to=functions.f <|constrain|>json<|message|>{}`, or what is left of it. */
function readChannel(text: string, at: number): CallBlock | undefined {
  const head =
    /(?:<\|start\|>\w*)?(?:<\|channel\|>)?(?:commentary|analysis)\s*to=([\w.-]+)[^{\n]{0,60}?(?=\{)/y;
  head.lastIndex = at;
  const found = head.exec(text);
  const read = found && readLooseValue(text, at + found[0].length);
  if (!found || !read) return undefined;
  return { calls: [{ name: found[1] ?? '', arguments: read.value }], end: read.end };
}

/** `<function=f>`, `<invoke name="f">` with parameters in tags of their own, or JSON in place of them. */
function readTagged(text: string, at: number): CallBlock | undefined {
  const head =
    /<(?:\w+:|[|｜]DSML[|｜])?(function|invoke|tool|tool_call)(?:=|\s+name=)["']?([\w.:-]+)["']?\s*>/iy;
  head.lastIndex = at;
  const found = head.exec(text);
  if (!found) return undefined;
  const from = at + found[0].length;
  const [, tag = '', name = ''] = found;
  const closing = new RegExp(`</(?:\\w+:|[|｜]DSML[|｜])?${tag}>`, 'gi');
  closing.lastIndex = from;
  const close = closing.exec(text);
  const until = close?.index ?? findLast(text, from, /<\/parameter>/gi) ?? text.length;
  const body = text.slice(from, until);
  const end = close ? close.index + close[0].length : until;
  if (/^\s*\{/.test(body)) {
    const read = readLooseValue(body, 0);
    return read && { calls: [{ name, arguments: read.value }], end };
  }
  return { calls: [{ name, arguments: readParameters(body) }], end };
}

/** `<parameter=path>a.ts</parameter>`, `<parameter name="path">…`: the closing tag may be missing. */
function readParameters(body: string): Readonly<Record<string, string>> {
  const tag =
    /<(?:\w+:|[|｜]DSML[|｜])?parameter(?:=|\s+name=)["']?([\w.-]+)["']?(?:\s[^>\n]*)?>\n?([\s\S]*?)\n?(?:<\/(?:\w+:|[|｜]DSML[|｜])?parameter>|(?=<(?:\w+:|[|｜]DSML[|｜])?parameter[\s=])|$)/gi;
  return Object.fromEntries(
    [...body.matchAll(tag)].map(([, name = '', value = '']) => [name, value]),
  );
}

function findLast(text: string, from: number, tag: RegExp): number | undefined {
  const last = [...text.slice(from).matchAll(tag)].at(-1);
  return last && from + last.index + last[0].length;
}

/** `Action: f` and `Action Input: {}`. */
function readReAct(text: string, at: number): CallBlock | undefined {
  const head = /Action:\s*([\w.-]+)\s*\nAction Input:\s*/y;
  head.lastIndex = at;
  const found = head.exec(text);
  const read = found && readLooseValue(text, at + found[0].length);
  if (!found || !read) return undefined;
  return { calls: [{ name: found[1] ?? '', arguments: read.value }], end: read.end };
}

/**
 * The name, then its arguments: `f{}` and `f[ARGS]{}` (Mistral), `functions.f:0<|…|>{}` (Kimi),
 * `function<｜tool▁sep｜>f` (DeepSeek), `f` with `<arg_key>` (GLM), `>>>f` (Functionary).
 */
function readNameFirst(text: string, at: number, isMarked: boolean): CallBlock | undefined {
  const head = /(?:>>>)?(?:function(?=<))?(?:<[|｜]tool▁sep[|｜]>)?([\w.-]+)(?::\d+)?/y;
  head.lastIndex = at;
  const found = head.exec(text);
  if (!found || (!isMarked && !found[0].startsWith('>>>'))) return undefined;
  const name = found[1] ?? '';
  const after = at + found[0].length;
  const pairs = readPairs(text, after);
  if (pairs) return { calls: [{ name, arguments: pairs.values }], end: pairs.end };
  const from = skipMarks(text, after);
  const read = text[from] === '{' ? readLooseValue(text, from) : undefined;
  return read && { calls: [{ name, arguments: read.value }], end: read.end };
}

function readPairs(text: string, from: number) {
  const pair =
    /\s*<arg_key>\s*([\s\S]*?)\s*<\/arg_key>\s*<arg_value>([\s\S]*?)(?:<\/arg_value>|(?=<arg_key>|<\/tool_call>)|$)/iy;
  const values: Record<string, string> = {};
  let at = from;
  for (;;) {
    pair.lastIndex = at;
    const found = pair.exec(text);
    if (!found) break;
    values[found[1] ?? ''] = found[2] ?? '';
    at += found[0].length;
  }
  return at === from ? undefined : { values, end: at };
}

/** `f(path="a.ts")`, also in `print(…)` and in a list. */
function readPython(text: string, at: number): CallBlock | undefined {
  const head = /(?:\[\s*)?(?:print\(\s*)?(?:await\s+)?([A-Za-z_][\w.]*)\(/y;
  head.lastIndex = at;
  const found = head.exec(text);
  if (!found) return undefined;
  const given = readPythonArguments(text, at + found[0].length);
  if (!given) return undefined;
  const isList = found[0].startsWith('[');
  const ends =
    /^\s*\)?\s*/.exec(found[0].includes('print(') ? text.slice(given.end) : '')?.[0] ?? '';
  const end = given.end + ends.length;
  const call = { name: (found[1] ?? '').replace(/\.call$/, ''), arguments: given.value };
  return isList ? readPythonList(text, end, call) : { calls: [call], end };
}

function readPythonList(text: string, from: number, first: PrintedCall): CallBlock | undefined {
  const calls = [first];
  let at = from;
  while (calls.length < MAX_CALLS) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (text[at] === ']') return { calls, end: at + 1 };
    if (text[at] !== ',') return at >= text.length ? { calls, end: at } : undefined;
    at += 1 + (/^\s*/.exec(text.slice(at + 1))?.[0].length ?? 0);
    const next = readPython(text, at);
    if (!next) return undefined;
    calls.push(...next.calls);
    at = next.end;
  }
  return undefined;
}

function readPythonArguments(text: string, from: number) {
  const named: Record<string, unknown> = {};
  const listed: unknown[] = [];
  let at = from;
  for (;;) {
    at += /^[\s,]*/.exec(text.slice(at))?.[0].length ?? 0;
    if (text[at] === ')') break;
    const key = /^([A-Za-z_]\w*)\s*=(?!=)\s*/.exec(text.slice(at));
    const read = readLooseValue(text, at + (key?.[0].length ?? 0));
    if (!read?.isClosed) return undefined;
    if (key) named[key[1] ?? ''] = read.value;
    else listed.push(read.value);
    at = read.end;
  }
  const isNamed = listed.length === 0;
  if (!isNamed && Object.keys(named).length > 0) return undefined;
  return { value: isNamed ? named : listed, end: at + 1 };
}
