/**
 * The only way from a task to a provider: past the privacy gate, into the audit, with a bound in
 * time even where a provider breaks its promise to end.
 *
 * The task was judged before; here it is the very words that are sent, with a strategy's text in
 * them. What a check said of an earlier answer was taken out before where it must stay.
 */
import { checkTextPrivacy, type PrivacyVerdict } from '../../core/decision-engine/index.ts';
import type { Completion, Failure, Model } from '../../core/types.ts';
import type { Call, CompletionRequest, Provider } from '../../providers/index.ts';
import { checkPrivacyGate, isKeptLocal, parseHost } from './checkPrivacyGate.ts';
import { countPromptBytes } from './planCall.ts';
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
export async function runGuardedCall(
  { taskId, model, provider, request, call }: GuardedCall,
  services: Services,
): Promise<Completion> {
  const { origin } = provider;
  const leaves = !isKeptLocal(model, origin);
  const privacy = leaves ? resolvePrivacyVerdict(request, services) : services.privacy;
  const refusal = checkPrivacyGate(model, origin, privacy);
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
    leaves && refusal === null,
  );
  if (refusal) return { ok: false, failure: refusal, text: '' };
  try {
    return await enforceTimeLimit(provider.complete(request, call), call);
  } catch (error) {
    // The contract forbids it; what was sent may still be billed.
    services.log.error('provider rejected', { provider: provider.id, error: String(error) });
    return makeFailedCompletion({
      kind: 'malformed',
      message: `${model.id} failed: ${error}`,
      mayBeBilled: true,
    });
  }
}

/** The task's own verdict, or that on the words that it became. */
function resolvePrivacyVerdict(
  { prompt, system = '' }: CompletionRequest,
  services: Services,
): PrivacyVerdict {
  const { privacy, keys } = services;
  return privacy.kind === 'local-only' ? privacy : checkTextPrivacy([prompt, system], keys);
}

/** A provider ends by itself at its limits and at a cancel; this is the net below it. */
function enforceTimeLimit(completion: Promise<Completion>, call: Call): Promise<Completion> {
  return new Promise((resolve, reject) => {
    const end = (kind: 'cancelled' | 'total-timeout') => () =>
      resolve(
        makeFailedCompletion({
          kind,
          message: 'The provider did not end in time.',
          mayBeBilled: true,
        }),
      );
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

const makeFailedCompletion = (failure: Failure): Completion => ({ ok: false, failure, text: '' });
