/** One thing that the person asked for, as it can be asked again: as it was, elsewhere, or in other words. */
import type { RouteTaskInput, RouteTaskOutput } from '../../protocol/tools/index.ts';

export interface RouteRequest {
  /** In the progress notification. */
  readonly title: string;
  /** What was asked for, in the words that can be edited. */
  readonly words: string;
  readonly input: RouteTaskInput;
  /** Shows an answer that came; resolves with what a notification adds to the model's name, if anything. */
  readonly show: (output: AnsweredOutput) => Promise<string>;
  /** The same about what the document says now; undefined, with a message, where the code is gone. */
  readonly renew: (words: string) => Promise<RouteRequest | undefined>;
}

export type AnsweredOutput = RouteTaskOutput & { readonly text: string };
