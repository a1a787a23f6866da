/** From whatever broke a call to the `Failure` that it is. */
import {
  type Asked,
  failureFromNetwork,
  failureFromRefusal,
  failureInStream,
  plainFailure,
} from '../core/fallback-handler/failure.ts';
import type { Failure } from '../core/types.ts';
import { TransportError, type TransportFault } from './transportError.ts';
import type { Watchdog } from './watchdog.ts';

/** The watchdog's verdict stands before everything: what follows an abort is only its echo. */
export function callFailure(error: unknown, watch: Watchdog, asked: Asked): Failure {
  const { verdict, reached } = watch;
  if (verdict) return plainFailure(verdict.kind, verdict.message, reached, asked);
  const known = TransportError.within(error);
  if (known) return faultFailure(known.fault, reached, asked);
  const message = `${asked.provider} sent what cannot be read: ${String(error)}`;
  return plainFailure('malformed', message, reached, asked);
}

function faultFailure(fault: TransportFault, reached: boolean, asked: Asked): Failure {
  const { provider } = asked;
  switch (fault.what) {
    case 'refused':
      return failureFromRefusal(fault.refusal, asked);
    case 'network':
      return failureFromNetwork(fault, reached, asked);
    case 'told':
      return failureInStream(fault.error, fault.answered, asked);
    case 'cut':
      return plainFailure(
        'cut',
        `${provider} broke off its answer: ${fault.message}.`,
        true,
        asked,
      );
    case 'too-large':
      return plainFailure(
        'too-large',
        `${provider} sent more than ${fault.maxBytes} bytes.`,
        true,
        asked,
      );
    case 'malformed':
      return plainFailure('malformed', `${provider} sent no answer: ${fault.why}`, true, asked);
  }
}
