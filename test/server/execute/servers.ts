/** Servers that stop when their test is over, however it ended: an open one would hold up the run. */
import { type FaultServer, startFaultServer } from '../../fakes/faultServer.ts';
import {
  type PaidServer,
  type PaidServerOptions,
  startPaidServer,
} from '../../fakes/paidServer.ts';
import type { DialectName } from '../../fakes/speech.ts';
import { PRICE_PER_MTOK } from './endPoints.ts';

/** What a local server asks for its answers. */
export const GRATIS = { pricePerMTok: { input: 0, output: 0 } };

/** Answers `otherwise` to everything, and takes `PRICE_PER_MTOK` unless told. */
export async function answering(
  otherwise: string,
  more: Partial<PaidServerOptions> = {},
): Promise<PaidServer & AsyncDisposable> {
  const options = { answers: {}, otherwise, pricePerMTok: PRICE_PER_MTOK, ...more };
  return disposable(await startPaidServer(options));
}

export async function faulty(dialect: DialectName): Promise<FaultServer & AsyncDisposable> {
  return disposable(await startFaultServer(dialect));
}

/** Object.assign would read the live counters once, so the server itself gets the method. */
function disposable<T extends { stop(): Promise<void> }>(server: T): T & AsyncDisposable {
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.stop() });
}
