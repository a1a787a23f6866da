/** What has arrived of an answer so far. */
import type { NanoUsd } from '../../../core/types.ts';
import { createLogprobSums, type LogprobSums } from '../../http/index.ts';
import type { Counts } from '../usage/index.ts';
import type { HeardCall } from './joinCalls.ts';

export interface StreamState {
  /** Tools were offered: what is heard of calls is no thought. */
  readonly takesCalls: boolean;
  /** As far as they were heard. */
  calls: HeardCall[];
  /** Thoughts that the host tells apart. */
  reasoning: string;
  text: string;
  /** Pieces of text so far, and the last of them. */
  pieces: number;
  lastPiece: string;
  /** Each piece so far began with the one before it: they may each be the whole. */
  grows: boolean;
  /** What the model said in place of an answer, where it says so in a field of its own. */
  refusal: string;
  /** An error inside the stream. */
  error: unknown;
  /** Events that held a choice, be it an empty one. */
  choices: number;
  finish: string | undefined;
  /** A token came after a finish: this host's word for the end is no sign of it. */
  finishesEachPiece: boolean;
  /** What the host behind OpenRouter said of the end. */
  nativeFinish: string | undefined;
  /** The end mark came, or the answer is one whole object. */
  ended: boolean;
  counts: Counts | undefined;
  /** A token came, be it one of a thought. */
  spoke: boolean;
  /** Some usage came, be it one that cannot be read. */
  counted: boolean;
  /** The highest bill so far, 0 where none could be read. */
  billNanoUsd: NanoUsd | undefined;
  /** No token came with that bill or after it. One that comes before the tokens proves nothing. */
  billCoversAll: boolean;
  readonly logprobs: LogprobSums;
}

export function createStreamState(takesCalls: boolean): StreamState {
  return {
    takesCalls,
    calls: [],
    reasoning: '',
    text: '',
    pieces: 0,
    lastPiece: '',
    grows: true,
    refusal: '',
    error: undefined,
    choices: 0,
    finish: undefined,
    finishesEachPiece: false,
    nativeFinish: undefined,
    ended: false,
    counts: undefined,
    spoke: false,
    counted: false,
    billNanoUsd: undefined,
    billCoversAll: false,
    logprobs: createLogprobSums(),
  };
}
