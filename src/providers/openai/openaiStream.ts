/**
 * Listens to a streamed chat completion and says how it ended. The client library lets a cut, an
 * abort and a missing end look like success; here only a `finish_reason` makes an answer complete.
 */
import {
  type FailureContext,
  makePlainFailure,
  makeStreamFailure,
} from '../../core/fallback-handler/index.ts';
import type { Completion, Failure, NanoUsd, Usage } from '../../core/types.ts';
import {
  type Fields,
  isFinish,
  makeCallFailure,
  readFields,
  readList,
  readString,
  resolveFinish,
  type Watchdog,
} from '../http/index.ts';
import { readPiece } from './openaiPiece.ts';
import { readBill, readUsage } from './openaiUsage.ts';

/** What has arrived so far. */
export interface StreamState {
  text: string;
  /** What the model said in place of an answer, where it says so in a field of its own. */
  refusal: string;
  /** An error inside a choice. */
  error: unknown;
  /** Events that held a choice, be it an empty one. */
  choices: number;
  finish: string | undefined;
  /** A token came after a finish: this host's word for the end is no sign of it. */
  finishesEachPiece: boolean;
  /** What the host behind OpenRouter said of the end. */
  nativeFinish: string | undefined;
  usage: Usage | undefined;
  /** A token came, be it one of a thought. */
  spoke: boolean;
  /** Some usage came, be it one that cannot be read. */
  counted: boolean;
  /** The highest bill so far, 0 where none could be read. */
  billNanoUsd: NanoUsd | undefined;
  /** No token came with that bill or after it. One that comes before the tokens proves nothing. */
  billCoversAll: boolean;
}

export function createStreamState(): StreamState {
  return {
    text: '',
    refusal: '',
    error: undefined,
    choices: 0,
    finish: undefined,
    finishesEachPiece: false,
    nativeFinish: undefined,
    usage: undefined,
    spoke: false,
    counted: false,
    billNanoUsd: undefined,
    billCoversAll: false,
  };
}

/** Takes in one event: a piece of a stream, or a whole answer (`message` in place of `delta`). */
export function applyEvent(
  heard: StreamState,
  event: unknown,
  watch: Watchdog,
  onText: (delta: string) => void,
): void {
  const chunk = readFields(event);
  watch.event();
  heard.usage = readUsage(chunk?.usage) ?? heard.usage;
  const choice = readFields(readList(chunk?.choices)[0]);
  const spoke = choice !== undefined && applyChoice(heard, choice, watch, onText);
  applyBill(heard, chunk?.usage, spoke);
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
  onText: (delta: string) => void,
): boolean {
  heard.choices += 1;
  const wasFinished = heard.finish !== undefined;
  const finish = readString(choice.finish_reason);
  if (finish !== undefined && isFinish(finish)) heard.finish = finish;
  heard.nativeFinish = readString(choice.native_finish_reason) ?? heard.nativeFinish;
  heard.error = readFields(choice.error) ?? heard.error;
  const piece = readPiece(choice);
  if (!piece.spoke) return false;
  watch.token();
  heard.finishesEachPiece ||= wasFinished;
  heard.spoke = true;
  heard.billCoversAll = false;
  heard.refusal += piece.refusal;
  if (piece.text === '') return true;
  heard.text += piece.text;
  onText(piece.text);
  return true;
}

/** `spoke`: the same event held a token, so that its bill is one on the way, unless it finishes. */
function applyBill(heard: StreamState, usage: unknown, spoke: boolean): void {
  if (readFields(usage) === undefined) return;
  heard.counted = true;
  const bill = readBill(usage);
  if (bill === undefined) return;
  const readable = bill !== 'unreadable';
  heard.billNanoUsd = Math.max(heard.billNanoUsd ?? 0, readable ? bill : 0);
  heard.billCoversAll = readable && (heard.finish !== undefined || (heard.spoke && !spoke));
}

/** The verdict on all that was heard. `error`: what ended the listening, if something did. */
export function conclude(
  heard: StreamState,
  error: unknown,
  watch: Watchdog,
  asked: FailureContext,
): Completion {
  const failure = findFailure(heard, error, watch, asked);
  const known = {
    text: heard.text,
    ...(heard.usage && { usage: heard.usage }),
    ...readBilledAmount(heard),
  };
  const finish = readFinish(heard);
  if (failure) {
    const over = finish !== undefined && finish !== 'broken';
    return { ok: false, failure, ...known, ...(over && { finished: true }) };
  }
  const { firstTokenMs } = watch;
  const timed = firstTokenMs === undefined ? {} : { firstTokenMs };
  return { ok: true, finish: finish === 'length' ? 'length' : 'stop', ...known, ...timed };
}

function readFinish({ finish, nativeFinish }: StreamState) {
  return finish === undefined ? undefined : resolveFinish(finish, nativeFinish);
}

/** Of an answer that was cut the last bill is one on the way, however it came. */
function readBilledAmount({ billNanoUsd, billCoversAll, finish }: StreamState) {
  if (billNanoUsd === undefined) return {};
  const whole = billCoversAll && finish !== undefined;
  return whole ? { billedNanoUsd: billNanoUsd } : { billedAtLeastNanoUsd: billNanoUsd };
}

function findFailure(
  heard: StreamState,
  error: unknown,
  watch: Watchdog,
  asked: FailureContext,
): Failure | undefined {
  const { provider } = asked;
  const because = (kind: Failure['kind'], what: string) =>
    makePlainFailure(kind, `${provider} ${what}`, true, asked);
  if (watch.verdict?.kind === 'cancelled') return makeCallFailure(error, watch, asked);
  const finish = readFinish(heard);
  switch (finish) {
    case undefined:
      return explainUnfinished(heard, error, watch, asked);
    case 'refused':
      return because(
        'content-refused',
        `withheld the answer: ${heard.refusal || 'its filter spoke.'}`,
      );
    case 'broken':
      return (
        readServerFailure(error, asked, heard) ?? because('cut', 'broke off: its host failed.')
      );
    case 'stop':
    case 'length':
      if (heard.refusal !== '') return because('content-refused', `refused: ${heard.refusal}`);
      // Whatever broke after the answer was complete cost at most its token counts.
      if (heard.text === '' && finish !== 'length') {
        return because('malformed', 'answered with nothing at all.');
      }
      return undefined;
  }
}

function explainUnfinished(
  heard: StreamState,
  error: unknown,
  watch: Watchdog,
  asked: FailureContext,
): Failure {
  if (watch.verdict) return makeCallFailure(error, watch, asked);
  const told = readServerFailure(error, asked, heard);
  if (told) return told;
  if (error !== undefined) return makeCallFailure(error, watch, asked);
  const kind = heard.choices === 0 ? 'malformed' : 'cut';
  const what = kind === 'cut' ? 'ended its answer before it was finished.' : 'sent no answer.';
  return makePlainFailure(kind, `${asked.provider} ${what}`, true, asked);
}

/** An error that the server told inside the stream; the client makes an `APIError` of most. */
function readServerFailure(
  error: unknown,
  asked: FailureContext,
  heard: StreamState,
): Failure | undefined {
  const own = error instanceof Error && error.name !== 'TransportError';
  const told =
    (own ? (error as Error & { readonly error?: unknown }).error : undefined) ?? heard.error;
  const answered = heard.spoke || heard.counted;
  return told === undefined ? undefined : makeStreamFailure(told, answered, asked);
}
