/**
 * Listens to a streamed chat completion and says how it ended. The client library lets a cut, an
 * abort and a missing end look like success; here only a `finish_reason` makes an answer complete.
 */
import { type Asked, failureInStream, plainFailure } from '../core/fallback-handler/failure.ts';
import type { Completion, Failure, NanoUsd, Usage } from '../core/types.ts';
import { callFailure } from './callFailure.ts';
import { finishOf, isFinish } from './finishReason.ts';
import { pieceOf } from './openaiPiece.ts';
import { readBill, readUsage } from './openaiUsage.ts';
import { type Fields, fields, list, text } from './untrusted.ts';
import type { Watchdog } from './watchdog.ts';

/** What has arrived so far. */
export interface Heard {
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

export function nothingHeard(): Heard {
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
export function hear(
  heard: Heard,
  event: unknown,
  watch: Watchdog,
  onText: (delta: string) => void,
): void {
  const chunk = fields(event);
  watch.event();
  heard.usage = readUsage(chunk?.usage) ?? heard.usage;
  const choice = fields(list(chunk?.choices)[0]);
  const spoke = choice !== undefined && hearChoice(heard, choice, watch, onText);
  hearBill(heard, chunk?.usage, spoke);
  // Some servers neither say [DONE] nor close; the answer need not wait for what will not come.
  if (heard.finishesEachPiece) watch.goesOn();
  else if (heard.finish !== undefined) watch.endsWithin(heard.counted ? DONE_MS : USAGE_MS);
}

/** For the end mark, once everything is told. */
const DONE_MS = 1_000;
/** For the usage, which follows the finish in an event of its own: without it a call is dear. */
const USAGE_MS = 5_000;

/** True when a token came. */
function hearChoice(
  heard: Heard,
  choice: Fields,
  watch: Watchdog,
  onText: (delta: string) => void,
): boolean {
  heard.choices += 1;
  const wasFinished = heard.finish !== undefined;
  const finish = text(choice.finish_reason);
  if (finish !== undefined && isFinish(finish)) heard.finish = finish;
  heard.nativeFinish = text(choice.native_finish_reason) ?? heard.nativeFinish;
  heard.error = fields(choice.error) ?? heard.error;
  const piece = pieceOf(choice);
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
function hearBill(heard: Heard, usage: unknown, spoke: boolean): void {
  if (fields(usage) === undefined) return;
  heard.counted = true;
  const bill = readBill(usage);
  if (bill === undefined) return;
  const readable = bill !== 'unreadable';
  heard.billNanoUsd = Math.max(heard.billNanoUsd ?? 0, readable ? bill : 0);
  heard.billCoversAll = readable && (heard.finish !== undefined || (heard.spoke && !spoke));
}

/** The verdict on all that was heard. `error`: what ended the listening, if something did. */
export function conclude(heard: Heard, error: unknown, watch: Watchdog, asked: Asked): Completion {
  const failure = flaw(heard, error, watch, asked);
  const known = {
    text: heard.text,
    ...(heard.usage && { usage: heard.usage }),
    ...billOf(heard),
  };
  const finish = finishIn(heard);
  if (failure) {
    const over = finish !== undefined && finish !== 'broken';
    return { ok: false, failure, ...known, ...(over && { finished: true }) };
  }
  const { firstTokenMs } = watch;
  const timed = firstTokenMs === undefined ? {} : { firstTokenMs };
  return { ok: true, finish: finish === 'length' ? 'length' : 'stop', ...known, ...timed };
}

function finishIn({ finish, nativeFinish }: Heard) {
  return finish === undefined ? undefined : finishOf(finish, nativeFinish);
}

/** Of an answer that was cut the last bill is one on the way, however it came. */
function billOf({ billNanoUsd, billCoversAll, finish }: Heard) {
  if (billNanoUsd === undefined) return {};
  const whole = billCoversAll && finish !== undefined;
  return whole ? { billedNanoUsd: billNanoUsd } : { billedAtLeastNanoUsd: billNanoUsd };
}

function flaw(heard: Heard, error: unknown, watch: Watchdog, asked: Asked): Failure | undefined {
  const { provider } = asked;
  const because = (kind: Failure['kind'], what: string) =>
    plainFailure(kind, `${provider} ${what}`, true, asked);
  if (watch.verdict?.kind === 'cancelled') return callFailure(error, watch, asked);
  const finish = finishIn(heard);
  switch (finish) {
    case undefined:
      return notFinished(heard, error, watch, asked);
    case 'refused':
      return because(
        'content-refused',
        `withheld the answer: ${heard.refusal || 'its filter spoke.'}`,
      );
    case 'broken':
      return failureOf(error, asked, heard) ?? because('cut', 'broke off: its host failed.');
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

function notFinished(heard: Heard, error: unknown, watch: Watchdog, asked: Asked): Failure {
  if (watch.verdict) return callFailure(error, watch, asked);
  const told = failureOf(error, asked, heard);
  if (told) return told;
  if (error !== undefined) return callFailure(error, watch, asked);
  const kind = heard.choices === 0 ? 'malformed' : 'cut';
  const what = kind === 'cut' ? 'ended its answer before it was finished.' : 'sent no answer.';
  return plainFailure(kind, `${asked.provider} ${what}`, true, asked);
}

/** An error that the server told inside the stream; the client makes an `APIError` of most. */
function failureOf(error: unknown, asked: Asked, heard: Heard): Failure | undefined {
  const own = error instanceof Error && error.name !== 'TransportError';
  const told =
    (own ? (error as Error & { readonly error?: unknown }).error : undefined) ?? heard.error;
  const answered = heard.spoke || heard.counted;
  return told === undefined ? undefined : failureInStream(told, answered, asked);
}
