/** Pages in place of answers: a proxy's sign-in form, a gateway's time-out. */
import { describeBody } from './endpoint.ts';
import { readText, type WireAnswer } from './transport.ts';
import { TransportError } from './transportError.ts';

/** Throws `TransportError` for one. */
export async function refusePage(answer: WireAnswer): Promise<void> {
  if (!(answer.headers['content-type'] ?? '').toLowerCase().includes('html')) return;
  throw new TransportError({ what: 'malformed', why: describeBody(await readText(answer)) });
}
