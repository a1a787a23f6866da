/** Takes in one event: a piece of a stream, or a whole answer (`message` in place of `delta`). */
import {
  addLogprobs,
  type Fields,
  findErrorInEvent,
  isFinish,
  readFields,
  readList,
  readString,
  type Watchdog,
} from '../../http/index.ts';
import type { Call } from '../../provider.ts';
import { mergeCounts, readBill, readCounts } from '../usage/index.ts';
import { joinCalls } from './joinCalls.ts';
import { readPiece } from './readPiece.ts';
import type { StreamState } from './streamState.ts';

type Listener = Pick<Call, 'onText' | 'onThought'>;

export function applyEvent(
  heard: StreamState,
  event: unknown,
  isError: boolean,
  watch: Watchdog,
  listener: Listener,
): void {
  const chunk = readFields(event);
  watch.alive();
  heard.error ??= findErrorInEvent(event, isError);
  const choice = readFields(readList(chunk?.choices)[0]);
  const spoke = choice !== undefined && applyChoice(heard, choice, watch, listener);
  if (chunk) applyUsage(heard, chunk, spoke);
  // Some servers neither say [DONE] nor close; the answer need not wait for what will not come.
  if (heard.finishesEachPiece) watch.goesOn();
  else if (heard.finish !== undefined) watch.endsWithin(heard.counted ? DONE_MS : USAGE_MS);
}

/** For the end mark, once everything is told. */
const DONE_MS = 1_000;
/** For the usage, which follows the finish in an event of its own: without it a call is dear. */
const USAGE_MS = 5_000;

/** True when a token came. */
function applyChoice(
  heard: StreamState,
  choice: Fields,
  watch: Watchdog,
  { onText, onThought }: Listener,
): boolean {
  heard.choices += 1;
  const wasFinished = heard.finish !== undefined;
  const finish = readString(choice.finish_reason);
  if (finish !== undefined && isFinish(finish)) heard.finish = finish;
  heard.nativeFinish = readString(choice.native_finish_reason) ?? heard.nativeFinish;
  heard.error ??= readFields(choice.error);
  addLogprobs(heard.logprobs, readFields(choice.logprobs)?.content);
  const piece = readPiece(choice);
  if (!piece.spoke) return false;
  watch.token();
  heard.spoke = true;
  if (heard.takesCalls) joinCalls(heard.calls, piece.said, piece.isWhole);
  if (!piece.isWhole || heard.reasoning === '') {
    heard.reasoning += piece.thought;
    if (piece.thought !== '') onThought?.(piece.thought);
  }
  const isNew = piece.text === '' || addText(heard, piece, wasFinished, onText);
  // A finish that is followed by nothing new was one.
  heard.finishesEachPiece ||= wasFinished && isNew;
  heard.refusal += piece.refusal;
  if (isNew) heard.billCoversAll = false;
  return isNew;
}

/** False for what repeats the whole of what was heard. */
function addText(
  heard: StreamState,
  { text, isWhole }: { readonly text: string; readonly isWhole: boolean },
  wasFinished: boolean,
  onText: (delta: string) => void,
): boolean {
  const added = isWhole ? cutHeard(heard.text, text) : text;
  if (added === '' || (!isWhole && repeatsAll(heard, text, wasFinished))) return false;
  if (heard.pieces > 0)
    heard.grows &&= text.length > heard.lastPiece.length && text.startsWith(heard.lastPiece);
  heard.pieces += 1;
  heard.lastPiece = text;
  heard.text += added;
  onText(added);
  return true;
}

/** Of a whole message only what was not heard yet; nothing where it is told in other words. */
function cutHeard(heard: string, whole: string): string {
  return whole.startsWith(heard) ? whole.slice(heard.length) : '';
}

/**
 * The last piece of some hosts is the whole answer once more (RAGFlow, 2026-05). A single piece that
 * came twice may be part of the answer as long as it is not finished.
 */
function repeatsAll(heard: StreamState, text: string, wasFinished: boolean): boolean {
  if (text !== heard.text || heard.text === '') return false;
  return wasFinished || (heard.finish !== undefined && heard.pieces > 1);
}

/** `spoke`: the same event held a token, so that its bill is one on the way, unless it finishes. */
function applyUsage(heard: StreamState, chunk: Fields, spoke: boolean): void {
  const counts = readCounts(chunk);
  if (counts) {
    heard.counted = true;
    heard.counts = mergeCounts(heard.counts, counts);
  }
  const bill = readBill(chunk);
  if (bill === undefined) return;
  const readable = bill !== 'unreadable';
  heard.billNanoUsd = Math.max(heard.billNanoUsd ?? 0, readable ? bill : 0);
  heard.billCoversAll = readable && (heard.finish !== undefined || (heard.spoke && !spoke));
}
