/**
 * Listens to a streamed chat completion and says how it ended. The client library lets a cut, an
 * abort and a missing end look like success; here only a `finish_reason` makes an answer complete.
 */
import { type Asked, failureInStream, plainFailure } from '../core/fallback-handler/failure.ts';
import type { Completion, Failure, NanoUsd, Usage } from '../core/types.ts';
import { callFailure } from './callFailure.ts';
import { readBill, readUsage } from './openaiUsage.ts';
import { type Fields, fields, list, text } from './untrusted.ts';
import type { Watchdog } from './watchdog.ts';

/** What has arrived so far. */
export interface Heard {
  text: string;
  /** Events that held a choice, be it an empty one. */
  choices: number;
  finish: string | undefined;
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
    choices: 0,
    finish: undefined,
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
}

/** True when a token came. */
function hearChoice(
  heard: Heard,
  choice: Fields,
  watch: Watchdog,
  onText: (delta: string) => void,
): boolean {
  heard.choices += 1;
  heard.finish = text(choice.finish_reason) ?? heard.finish;
  heard.nativeFinish = text(choice.native_finish_reason) ?? heard.nativeFinish;
  const delta = fields(choice.delta) ?? fields(choice.message);
  const piece = text(delta?.content);
  const thought = text(delta?.reasoning) ?? text(delta?.reasoning_content);
  if ((piece ?? thought) === undefined) return false;
  watch.token();
  heard.spoke = true;
  heard.billCoversAll = false;
  if (piece === undefined) return true;
  heard.text += piece;
  onText(piece);
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
  if (failure) return { ok: false, failure, ...known };
  const finish = heard.finish === 'length' || heard.finish === 'max_tokens' ? 'length' : 'stop';
  const { firstTokenMs } = watch;
  return { ok: true, finish, ...known, ...(firstTokenMs !== undefined && { firstTokenMs }) };
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
  switch (heard.finish) {
    case undefined:
      return notFinished(heard, error, watch, asked);
    case 'content_filter':
      return because('content-refused', 'withheld the answer: its content filter spoke.');
    case 'error':
      return failureOf(error, asked, heard) ?? because('cut', 'broke off: its host failed.');
    default:
      if (/^(network_)?error$/i.test(heard.nativeFinish ?? '')) {
        return because('cut', 'broke off: the host behind it failed.');
      }
      // Whatever broke after the answer was complete cost at most its token counts.
      if (heard.text === '' && heard.finish !== 'length') {
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

/** An error that the server told inside the stream; the client makes an `APIError` of it. */
function failureOf(error: unknown, asked: Asked, heard: Heard): Failure | undefined {
  if (!(error instanceof Error) || error.name === 'TransportError') return undefined;
  const told = (error as Error & { readonly error?: unknown; readonly status?: unknown }).error;
  return told === undefined
    ? undefined
    : failureInStream(told, heard.spoke || heard.counted, asked);
}
