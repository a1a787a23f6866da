/**
 * The only way from a task to a provider: past the privacy gate, into the audit, with a bound in
 * time even where a provider breaks its promise to end.
 */
import type { Completion, Failure, Model } from '../../core/types.ts';
import type { Call, CompletionRequest, Provider } from '../../providers/provider.ts';
import { gate, hostOf } from './gate.ts';
import { bytesOf } from './planCall.ts';
import type { ExecutionServices } from './services.ts';

interface GuardedCall {
  readonly taskId: string;
  readonly model: Model;
  readonly provider: Provider;
  readonly request: CompletionRequest;
  readonly call: Call;
}

type Services = Pick<ExecutionServices, 'privacy' | 'audit' | 'now' | 'log'>;

/** Never rejects. */
export async function guardedCall(
  { taskId, model, provider, request, call }: GuardedCall,
  services: Services,
): Promise<Completion> {
  const { privacy } = services;
  const refusal = gate(model, provider.origin, privacy);
  services.audit({
    taskId,
    atMs: services.now(),
    host: hostOf(provider.origin),
    model: model.id,
    tier: model.tier,
    bytes: bytesOf(request),
    allowed: refusal === null,
    rule: privacy.kind === 'local-only' ? privacy.rule : null,
  });
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
