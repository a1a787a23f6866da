/**
 * Calls of tools that are written as tags, in the ways of several families of models: what each was to
 * be given, by name. They become the same plain data as calls in JSON, and are read as those are.
 */

/** A call with what it was given. */
export interface TaggedCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string>>;
}

/** The calls in a text; null for a text that has none. `isMarkup`: tags may be the code's own. */
export function readCallTags(text: string, isMarkup: boolean): readonly TaggedCall[] | null {
  if (text.length > MAX_CALL_CHARS) return null;
  const calls: TaggedCall[] = [];
  let at = 0;
  for (let count = 0; count < MAX_CALLS; count += 1) {
    const call = readCall(text, at, isMarkup);
    if (call === null) break;
    calls.push(call);
    at = call.end;
  }
  return calls.length > 0 ? calls : null;
}

/** A longer text is no call that a model writes by itself. */
const MAX_CALL_CHARS = 1_000_000;
/** Further calls are not read. */
const MAX_CALLS = 50;

/** What may stand before the name of a tag: `antml:`, `minimax:`, `｜DSML｜`. */
const SPACE = '(?:\\w+:|｜\\w+｜)?';
/** `<invoke name="x">`, `<function=x>`, `<tool name="x">`, and GLM's `<tool_call>x` before its `<arg_key>`. */
const NAMED = new RegExp(
  `^[ \\t]*(?:<${SPACE}(?:invoke|function|tool|tool_call|function_call|action)(?:[ =][^<>]{0,200})?>|<tool_call>[\\w.-]{1,100}[ \\t]*(?=\\n?[ \\t]*<arg_key>))`,
  'gm',
);
/** `<write_to_file>`: names of tools have an underscore, those of elements never do. */
const OWN_NAME = /^[ \t]*<([a-z]+(?:_[a-z]+)+)>/gm;
/** Names without one that stand around code in no language but those of pages. */
const PLAIN_NAME =
  /^[ \t]*<((?:[a-z]+-)?(?:edit|file|patch|code|replace|change|artifact|answer|solution|output|response|result)|pre)(?: [^<>]{0,200})?>/gm;

interface PlacedCall extends TaggedCall {
  readonly end: number;
}

function readCall(text: string, from: number, isMarkup: boolean): PlacedCall | null {
  const patterns = isMarkup ? [NAMED, OWN_NAME] : [NAMED, OWN_NAME, PLAIN_NAME];
  const openings = patterns
    .map(pattern => findFrom(pattern, text, from))
    .filter(match => match !== null)
    .sort((a, b) => a.index - b.index);
  for (const match of openings) {
    const start = match.index + match[0].length;
    const name = /<[^\w]*([\w:-]+)/.exec(match[0])?.[1] ?? '';
    const close = findFrom(new RegExp(`</[^\\w<>]*${name}>`, 'g'), text, start);
    const body = text.slice(start, close?.index);
    const inner = readArguments(body);
    // A tag around calls is none itself.
    if (inner === null) continue;
    return { name, arguments: inner, end: close ? close.index + close[0].length : text.length };
  }
  return null;
}

function findFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** `<parameter name="x">…`, `<parameter=x>…`, `<arg_key>x</arg_key><arg_value>…`, or `<x>…`. */
const ARGUMENTS = [
  new RegExp(
    `<${SPACE}parameter(?:\\s+name=["']?|=)([\\w.-]+)["']?[^<>]{0,100}>([\\s\\S]*?)</${SPACE}parameter>`,
    'g',
  ),
  /<arg_key>\s*([\w.-]+)\s*<\/arg_key>\s*<arg_value>([\s\S]*?)<\/arg_value>/g,
];
/** An argument in a tag of its name, at the beginning of a line: code in it may have tags, too. */
const OWN_TAG = /^[ \t]*<([A-Za-z][\w.-]*)>([\s\S]*?)<\/\1>[ \t]*$/gm;

/** What a call is given; null where nothing in it is an argument. */
function readArguments(body: string): Readonly<Record<string, string>> | null {
  for (const pattern of ARGUMENTS) {
    const all = [...body.matchAll(pattern)];
    if (all.length > 0) return collect(all);
  }
  if (CALL_INSIDE.test(body)) return null;
  const own = [...body.matchAll(OWN_TAG)];
  if (own.length > 0) return collect(own);
  // What is given in JSON is read as that.
  if (/^\s*[{[]/.test(body)) return null;
  return body.trim() === '' ? {} : { content: cutMarks(body) };
}

const CALL_INSIDE = new RegExp(
  `^[ \\t]*<${SPACE}(?:invoke|function|tool|function_call)[ =>]|^[ \\t]*<[a-z]+(?:_[a-z]+)+>\\s*<`,
  'm',
);

function collect(all: readonly RegExpExecArray[]): Readonly<Record<string, string>> {
  return Object.fromEntries(all.map(([, name = '', value = '']) => [name, cutMarks(value)]));
}

/** A value without what is around it: a line end on both sides, `<![CDATA[`, a fence. */
export function cutMarks(value: string): string {
  const bare = value.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '');
  const data = /^\s*<!\[CDATA\[\n?([\s\S]*?)\n?\]\]>\s*$/.exec(bare)?.[1] ?? bare;
  const inner = /^\s*<code\b[^<>]*>\n?([\s\S]*?)\s*<\/code>\s*$/.exec(data)?.[1] ?? data;
  return /^\s*(`{3,})[^\n`]*\n([\s\S]*)\n[ \t]*\1\s*$/.exec(inner)?.[2] ?? inner;
}
