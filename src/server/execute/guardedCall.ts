/**
 * The only way from a task to a provider: past the privacy gate, into the audit, with a bound in
 * time even where a provider breaks its promise to end.
 *
 * The task was judged before; here it is the very words that are sent, with a strategy's text in
 * them. What a check said of an earlier answer was taken out before where it must stay.
 */
import { type PrivacyVerdict, textVerdict } from '../../core/decision-engine/privacyRules.ts';
import type { Completion, Failure, Model } from '../../core/types.ts';
import type { Call, CompletionRequest, Provider } from '../../providers/provider.ts';
import { gate, hostOf, staysHere } from './gate.ts';
import { bytesOf } from './planCall.ts';
import type { ExecutionServices } from './services.ts';

interface GuardedCall {
  readonly taskId: string;
  readonly model: Model;
  readonly provider: Provider;
  readonly request: CompletionRequest;
  readonly call: Call;
}

type Services = Pick<ExecutionServices, 'privacy' | 'keys' | 'audit' | 'now' | 'log'>;

/** Never rejects. */
export async function guardedCall(
  { taskId, model, provider, request, call }: GuardedCall,
  services: Services,
): Promise<Completion> {
  const { origin } = provider;
  const leaves = !staysHere(model, origin);
  const privacy = leaves ? verdictOn(request, services) : services.privacy;
  const refusal = gate(model, origin, privacy);
  services.audit(
    {
      taskId,
      atMs: services.now(),
      host: hostOf(origin),
      model: model.id,
      tier: model.tier,
      bytes: bytesOf(request),
      allowed: refusal === null,
      rule: privacy.kind === 'local-only' ? privacy.rule : null,
    },
    leaves && refusal === null,
  );
  if (refusal) return { ok: false, failure: refusal, text: '' };
  try {
    return await endsInTime(provider.complete(request, call), call);
  } catch (error) {
    // The contract forbids it; what was sent may still be billed.
    services.log.error('provider rejected', { provider: provider.id, error: String(error) });
    return failed({
      kind: 'malformed',
      message: `${model.id} failed: ${error}`,
      mayBeBilled: true,
    });
  }
}

/** The task's own verdict, or that on the words that it became. */
function verdictOn({ prompt, system = '' }: CompletionRequest, services: Services): PrivacyVerdict {
  const { privacy, keys } = services;
  return privacy.kind === 'local-only' ? privacy : textVerdict([prompt, system], keys);
}

/** A provider ends by itself at its limits and at a cancel; this is the net below it. */
function endsInTime(completion: Promise<Completion>, call: Call): Promise<Completion> {
  return new Promise((resolve, reject) => {
    const end = (kind: 'cancelled' | 'total-timeout') => () =>
      resolve(failed({ kind, message: 'The provider did not end in time.', mayBeBilled: true }));
    const cancelled = () => {
      timers.push(setTimeout(end('cancelled'), CANCEL_GRACE_MS));
    };
    const timers = [setTimeout(end('total-timeout'), call.limits.totalMs + TIMEOUT_GRACE_MS)];
    call.signal.addEventListener('abort', cancelled, { once: true });
    completion.then(resolve, reject).finally(() => {
      call.signal.removeEventListener('abort', cancelled);
      timers.forEach(clearTimeout);
    });
  });
}

const CANCEL_GRACE_MS = 500;
const TIMEOUT_GRACE_MS = 5_000;

const failed = (failure: Failure): Completion => ({ ok: false, failure, text: '' });
