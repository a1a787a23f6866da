/**
 * Where in a model's text its calls stand, if it printed any instead of making them.
 *
 * A text that merely shows such code must stay a text. So calls are calls only where nothing but marks
 * follows them, since a model that calls waits for what comes of it; where they are in no code of the text;
 * and, where no mark of a model's own says that they are, only if the user's words do not speak of calls.
 */
import { type PrintedCall, readBlock } from './printed/index.ts';

export interface FoundCalls {
  readonly calls: readonly PrintedCall[];
  /** The text up to here stays. */
  readonly from: number;
}

interface Asked {
  /** What the user said last: who asks for an example of a call is shown one. */
  readonly words: string;
  readonly isOffered: (name: string) => boolean;
}

/** Undefined: there are none. */
export function findPrintedCalls(text: string, asked: Asked): FoundCalls | undefined {
  if (text.length > MAX_CHARS) return undefined;
  for (const start of listStarts(text)) {
    const block = readBlock(text, start.at, start.isMarked);
    if (!block?.calls.every(({ name }) => asked.isOffered(name))) continue;
    const before = text.slice(0, start.at);
    const isAlone = before.trim() === '';
    if (!endsWithCalls(text, block.end)) continue;
    const isCertain = start.isMarked || !speaksOfCalls(asked.words, block.calls, isAlone);
    if (isCertain) return { calls: block.calls, from: start.at };
  }
  return undefined;
}

/** An answer with calls in it is far shorter. */
const MAX_CHARS = 400_000;
/** Places where calls could begin: of more the last ones, since calls are at the end. */
const MAX_STARTS = 64;

interface Start {
  readonly at: number;
  /** A mark that models write before calls only. */
  readonly isMarked: boolean;
}

/** In order. A fence is a start itself, and what is in it is none. */
function listStarts(text: string): readonly Start[] {
  const starts: Start[] = [];
  let fence: string | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n?/g)) {
    const [, indent = '', mark, label = ''] = /^([ \t]*)(`{3,}|~{3,})([\w-]*)/.exec(line) ?? [];
    if (mark !== undefined) {
      const isOpening = fence === undefined;
      if (isOpening && MAY_HOLD_CALL.test(label)) {
        starts.push({ at: index + indent.length, isMarked: CALL_LABEL.test(label) });
      }
      if (isOpening || mark.startsWith(fence ?? mark)) fence = isOpening ? mark : undefined;
    } else if (fence === undefined) {
      starts.push(...listStartsInLine(line, index));
    }
  }
  return starts.slice(-MAX_STARTS);
}

/** Fences that are labelled so hold a call. */
const CALL_LABEL = /^(?:tool_?(?:call|code|use)s?|function_?calls?|action)$/i;

/** Code in a language is code. */
const MAY_HOLD_CALL = new RegExp(`${CALL_LABEL.source}|^(?:json[c5l]?|xml|te?xt|plaintext)?$`, 'i');

/** Marks of a model's own stand anywhere in a line, but in code; all else begins one. */
function listStartsInLine(line: string, offset: number): readonly Start[] {
  const starts: Start[] = [];
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const head = line.slice(indent);
  if (LINE_START.test(head)) starts.push({ at: offset + indent, isMarked: MARKED_LINE.test(head) });
  let ticks = 0;
  let counted = 0;
  for (const { index } of line.matchAll(TOKEN)) {
    ticks += line.slice(counted, index).match(/`/g)?.length ?? 0;
    counted = index;
    if (index > indent && ticks % 2 === 0) starts.push({ at: offset + index, isMarked: true });
  }
  return starts;
}

/** Control tokens that a tokenizer made text, and tags that open calls. */
const TOKEN =
  /<[|｜](?:[a-z]+_(?:tag|start)|tool▁calls?▁begin|tool_calls?_section_begin|tool_calls?(?:_start|_begin)?|START_ACTION|channel)[|｜]>|\[TOOL_CALLS\]|<(?:\w+:|[|｜]DSML[|｜])?(?:tool_?calls?|function_?calls?|tool_use|TOOLCALL)>|<function=[\w.-]+>/gi;
const MARKED_LINE =
  /^(?:<[|｜](?:[a-z]+_(?:tag|start)|tool▁calls?▁begin|tool_calls?_section_begin|tool_calls?(?:_start|_begin)?|START_ACTION|channel|start)[|｜]>|\[TOOL_CALLS\]|<(?:\w+:|[|｜]DSML[|｜])?(?:tool_?calls?|function_?calls?|tool_use|TOOLCALL)>|<(?:\w+:|[|｜]DSML[|｜])?(?:function|invoke|tool_call)[= ]|(?:commentary|analysis)\s*to=|>>>\w|Action: )/i;
const LINE_START = new RegExp(
  `${MARKED_LINE.source}|^(?:[[{]|<tools?>|<(?:tool|action)\\b|(?:print\\(\\s*)?(?:await\\s+)?[A-Za-z_][\\w.]*\\()`,
  'i',
);

/** What some models make up behind a call: its result. */
const MADE_UP =
  /^(?:<\/?tool_response>|<tool_result|<function_results?>|Observation:|<\|?(?:im_start|start_header|start)\b)/;

function endsWithCalls(text: string, end: number): boolean {
  const rest = text.slice(end).trimStart();
  return rest === '' || MADE_UP.test(rest);
}

/** Language of the words makes no difference: the names of tools, and of the format, are the same in all. */
function speaksOfCalls(words: string, calls: readonly PrintedCall[], isAlone: boolean): boolean {
  const namesTool = calls.some(({ name }) => words.includes(name));
  const namesFormat = /(?<![.\w/-])(?:json|tool[ _-]?calls?|function[ _-]?call(?:s|ing)?)\b/i.test(
    words,
  );
  return isAlone ? namesTool && namesFormat : namesTool || namesFormat;
}
