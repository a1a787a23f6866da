/** The one error that the transport throws. What happened is data; the stack is of no interest. */
import type { Refusal } from '../../core/fallback-handler/index.ts';

export type TransportFault =
  /** A status other than 2xx. */
  | { readonly what: 'refused'; readonly refusal: Refusal }
  /** No connection, or it broke before the answer began. */
  | {
      readonly what: 'network';
      readonly code: string | undefined;
      readonly message: string;
      /** The connection had served a request before. */
      readonly reused: boolean;
    }
  /** The connection broke inside the answer. */
  | { readonly what: 'cut'; readonly message: string }
  /** A 2xx that tells an error in place of an answer; `answered`: it counts tokens all the same. */
  | { readonly what: 'told'; readonly error: unknown; readonly answered: boolean }
  | { readonly what: 'too-large'; readonly maxBytes: number }
  /** A 2xx that is no answer, e.g. a sign-in page: what it began with. */
  | { readonly what: 'malformed'; readonly why: string };

export class TransportError extends Error {
  readonly fault: TransportFault;

  constructor(fault: TransportFault) {
    super(fault.what);
    this.name = 'TransportError';
    this.fault = fault;
  }

  /** Clients wrap what their `fetch` throws: finds it again among the causes. */
  static within(error: unknown): TransportError | undefined {
    for (let each = error, depth = 0; each instanceof Error && depth < 5; depth++) {
      if (each instanceof TransportError) return each;
      each = each.cause;
    }
    return undefined;
  }
}
