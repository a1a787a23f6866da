/**
 * The only way from a task to a provider: past the privacy gate, into the audit, with a bound in
 * time even where a provider breaks its promise to end.
 *
 * The decision judged the task; here it is the very words that are sent, with a strategy's text in
 * them. What a check said of an earlier answer was taken out before where it must stay.
 */
import type { Completion, Failure, Model, Task } from '../../../core/types.ts';
import type { Call, CompletionRequest, Provider } from '../../../providers/index.ts';
import type { ExecutionServices } from '../services.ts';
import { checkPrivacyGate, checkWithServer, isKeptLocal, parseHost } from './checkPrivacyGate.ts';
import { countPromptBytes } from './planCall.ts';

export interface ProviderCall {
  readonly task: Task;
  readonly taskId: string;
  readonly model: Model;
  readonly provider: Provider;
  readonly request: CompletionRequest;
  readonly call: Call;
}

type Services = Pick<ExecutionServices, 'checkPrivacy' | 'audit' | 'now' | 'log'>;

/** Never rejects. */
export async function callProvider(order: ProviderCall, services: Services): Promise<Completion> {
  const { model, provider, request, call } = order;
  const refusal = await passPrivacyGate(order, services);
  if (refusal) return makeFailedCompletion(refusal);
  try {
    return await enforceTimeLimit(provider.complete(request, call), call);
  } catch (error) {
    // The contract forbids it; what was sent may still be billed.
    services.log.error('provider rejected', { provider: provider.id, error: String(error) });
    const message = `${model.id} failed: ${error}`;
    return makeFailedCompletion({ kind: 'malformed', message, mayBeBilled: true });
  }
}

/** Null: the words may go, and the audit has them. */
async function passPrivacyGate(
  { task, taskId, model, provider, request, call }: ProviderCall,
  services: Services,
): Promise<Failure | null> {
  const { origin } = provider;
  const { prompt, system = '' } = request;
  const privacy = services.checkPrivacy({ ...task, prompt, system });
  const refusal =
    checkPrivacyGate(model, origin, privacy) ??
    (await checkWithServer(model, provider, privacy, call.signal));
  services.audit(
    {
      taskId,
      atMs: services.now(),
      host: parseHost(origin),
      model: model.id,
      tier: model.tier,
      bytes: countPromptBytes(request),
      allowed: refusal === null,
      rule: privacy.kind === 'local-only' ? privacy.rule : null,
    },
    refusal === null && !isKeptLocal(model, origin),
  );
  return refusal;
}

/** A provider ends by itself at its limits and at a cancel; this is the net below it. */
function enforceTimeLimit(completion: Promise<Completion>, call: Call): Promise<Completion> {
  return new Promise((resolve, reject) => {
    const message = 'The provider did not end in time.';
    const end = (kind: 'cancelled' | 'total-timeout') => () =>
      resolve(makeFailedCompletion({ kind, message, mayBeBilled: true }));
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

export function makeFailedCompletion(failure: Failure): Completion {
  return { ok: false, failure, text: '' };
}
