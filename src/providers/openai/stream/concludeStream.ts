/**
 * The verdict on an answer: how it ended, and what it cost. Only a finish or the end mark makes it
 * complete; whether what is complete is right is for the checks.
 */
import {
  type FailureContext,
  makePlainFailure,
  makeStreamFailure,
} from '../../../core/fallback-handler/index.ts';
import type { Completion, Failure, Usage } from '../../../core/types.ts';
import {
  type FinishReason,
  makeCallFailure,
  readConfidence,
  resolveFinish,
  type Watchdog,
} from '../../http/index.ts';
import { settleCounts } from '../usage/index.ts';
import { finishCalls } from './joinCalls.ts';
import type { StreamState } from './streamState.ts';

/** What the verdict needs to know of the call. */
interface Called {
  readonly asked: FailureContext;
  /** The longest answer that was asked for. */
  readonly maxTokens: number;
  /** What the host says that it costs is what it charges. */
  readonly bills: boolean;
}

/** `error`: what ended the listening, if something did. */
export function concludeStream(
  heard: StreamState,
  error: unknown,
  watch: Watchdog,
  called: Called,
): Completion {
  const usage = heard.counts && settleCounts(heard.counts);
  const finish = readFinish(heard, usage, called.maxTokens);
  const failure = findFailure(heard, finish, error, watch, called.asked);
  const known = {
    text: isSnapshots(heard) ? heard.lastPiece : heard.text,
    ...(usage && { usage }),
    ...readBilledAmount(heard, finish, called.bills),
  };
  if (failure) {
    const over = finish !== undefined && finish !== 'broken';
    return { ok: false, failure, ...known, ...(over && { finished: true }) };
  }
  const { firstTokenMs } = watch;
  const timed = firstTokenMs === undefined ? {} : { firstTokenMs };
  const calls = finishCalls(heard.calls);
  const more = {
    ...readConfidence(heard.logprobs),
    ...(calls.length > 0 && { calls }),
    ...(heard.reasoning !== '' && { reasoning: heard.reasoning }),
  };
  return { ok: true, finish: finish === 'length' ? 'length' : 'stop', ...known, ...timed, ...more };
}

/** Each piece was the whole so far. Two could be chance. */
function isSnapshots({ grows, pieces, text, lastPiece }: StreamState): boolean {
  return grows && pieces > 2 && text !== lastPiece;
}

function readFinish(
  { finish, nativeFinish, ended, spoke, error }: StreamState,
  usage: Usage | undefined,
  maxTokens: number,
): FinishReason | undefined {
  if (finish !== undefined) {
    const told = resolveFinish(finish, nativeFinish);
    return told === 'stop' && usage !== undefined && isAtCap(usage, maxTokens) ? 'length' : told;
  }
  if (!ended || !spoke || error !== undefined) return undefined;
  if (nativeFinish !== undefined) return resolveFinish(nativeFinish, undefined);
  return usage !== undefined && usage.outputTokens >= maxTokens ? 'length' : 'stop';
}

/** LocalAI says `stop` of what it cut: 2024-09. Thoughts need not count towards the cap. */
function isAtCap(
  { outputTokens, reasoningTokens = 0, atLeast }: Usage,
  maxTokens: number,
): boolean {
  return (atLeast?.outputTokens ?? outputTokens) - reasoningTokens === maxTokens;
}

/** Of an answer that was cut the last bill is one on the way, however it came. */
function readBilledAmount(
  { billNanoUsd, billCoversAll }: StreamState,
  finish: FinishReason | undefined,
  bills: boolean,
) {
  if (billNanoUsd === undefined) return {};
  if (!billCoversAll || finish === undefined) return { billedAtLeastNanoUsd: billNanoUsd };
  return bills ? { billedNanoUsd: billNanoUsd } : { saidNanoUsd: billNanoUsd };
}

function findFailure(
  heard: StreamState,
  finish: FinishReason | undefined,
  error: unknown,
  watch: Watchdog,
  asked: FailureContext,
): Failure | undefined {
  const { provider } = asked;
  const because = (kind: Failure['kind'], what: string) =>
    makePlainFailure(kind, `${provider} ${what}`, true, asked);
  if (watch.verdict?.kind === 'cancelled') return makeCallFailure(error, watch, asked);
  switch (finish) {
    case undefined:
      return explainUnfinished(heard, error, watch, asked);
    case 'refused':
      return because(
        'content-refused',
        `withheld the answer: ${heard.refusal || 'its filter spoke.'}`,
      );
    case 'broken':
      return readServerFailure(heard, asked) ?? because('cut', 'broke off: its host failed.');
    case 'stop':
    case 'length':
      if (heard.refusal !== '') return because('content-refused', `refused: ${heard.refusal}`);
      // Whatever broke after the answer was complete cost at most its token counts.
      if (heard.text !== '' || heard.calls.length > 0 || finish === 'length') return undefined;
      return because(
        'malformed',
        heard.spoke ? 'thought, and then gave no answer.' : 'answered with nothing at all.',
      );
  }
}

function explainUnfinished(
  heard: StreamState,
  error: unknown,
  watch: Watchdog,
  asked: FailureContext,
): Failure {
  if (watch.verdict) return makeCallFailure(error, watch, asked);
  const told = readServerFailure(heard, asked);
  if (told) return told;
  if (error !== undefined) return makeCallFailure(error, watch, asked);
  const kind = heard.choices === 0 ? 'malformed' : 'cut';
  const what = kind === 'cut' ? 'ended its answer before it was finished.' : 'sent no answer.';
  return makePlainFailure(kind, `${asked.provider} ${what}`, true, asked);
}

/** An error that the server told inside the stream. */
function readServerFailure(heard: StreamState, asked: FailureContext): Failure | undefined {
  if (heard.error === undefined) return undefined;
  return makeStreamFailure(heard.error, heard.spoke || heard.counted, asked);
}
