/** From whatever broke a call to the `Failure` that it is. */
import {
  type FailureContext,
  makeNetworkFailure,
  makePlainFailure,
  makeRefusalFailure,
  makeStreamFailure,
} from '../../core/fallback-handler/index.ts';
import type { Failure } from '../../core/types.ts';
import { TransportError, type TransportFault } from './transportError.ts';
import type { Watchdog } from './watchdog.ts';

/** The watchdog's verdict stands before everything: what follows an abort is only its echo. */
export function makeCallFailure(error: unknown, watch: Watchdog, asked: FailureContext): Failure {
  const { verdict, reached } = watch;
  if (verdict) return makePlainFailure(verdict.kind, verdict.message, reached, asked);
  const known = TransportError.within(error);
  if (known) return makeFaultFailure(known.fault, reached, asked);
  const message = `${asked.provider} sent what cannot be read: ${String(error)}`;
  return makePlainFailure('malformed', message, reached, asked);
}

function makeFaultFailure(fault: TransportFault, reached: boolean, asked: FailureContext): Failure {
  const { provider } = asked;
  switch (fault.what) {
    case 'refused':
      return makeRefusalFailure(fault.refusal, asked);
    case 'network':
      return makeNetworkFailure(fault, reached, asked);
    case 'told':
      return makeStreamFailure(fault.error, fault.answered, asked);
    case 'cut':
      return makePlainFailure(
        'cut',
        `${provider} broke off its answer: ${fault.message}.`,
        true,
        asked,
      );
    case 'too-large':
      return makePlainFailure(
        'too-large',
        `${provider} sent more than ${fault.maxBytes} bytes.`,
        true,
        asked,
      );
    case 'malformed':
      return makePlainFailure('malformed', `${provider} sent no answer: ${fault.why}`, true, asked);
  }
}
