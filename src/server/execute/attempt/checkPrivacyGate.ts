/**
 * The last gate before a prompt leaves this process, whatever chose the model.
 *
 * It does not trust that the decision kept the rule: route, fallback, escalation and pool all pass
 * here. For a task that must stay, "local" has to be true twice: the model is of the local tier, and
 * its end point is this machine or a private network by its very address, so that a server on the
 * internet that was declared local gets nothing. And the server itself is asked whether it passes
 * on what it gets for the model, as Ollama does with those of its cloud.
 */
import type { PrivacyVerdict } from '../../../core/decision-engine/index.ts';
import type { Failure, Model } from '../../../core/types.ts';
import { isCloudName, isPrivateOrigin, type Provider } from '../../../providers/index.ts';

/** Null: it may leave. */
export function checkPrivacyGate(
  model: Model,
  origin: string,
  privacy: PrivacyVerdict,
): Failure | null {
  if (privacy.kind === 'anywhere' || isKeptLocal(model, origin)) return null;
  const why = runsOnThisMachine(model)
    ? `${parseHost(origin)} is not an address of this machine or a private network`
    : `${model.id} does not run on this machine`;
  return refuse(privacy, why);
}

/** Null: the end point itself says that what `privacy` keeps goes no further. Never rejects. */
export async function checkWithServer(
  model: Model,
  provider: Pick<Provider, 'runsElsewhere'>,
  privacy: PrivacyVerdict,
  signal: AbortSignal,
): Promise<Failure | null> {
  if (privacy.kind === 'anywhere') return null;
  if (!(await provider.runsElsewhere?.(model.name, signal))) return null;
  return refuse(privacy, `the server does not say that ${model.id} runs on this machine`);
}

function refuse(
  { why, rule }: Extract<PrivacyVerdict, { kind: 'local-only' }>,
  obstacle: string,
): Failure {
  const message = `${why} It stays local (rule: ${rule}), and ${obstacle}.`;
  return { kind: 'privacy-refused', message, mayBeBilled: false };
}

/** Whether what this model is asked with goes to this machine or a private network only. */
export function isKeptLocal(model: Pick<Model, 'tier' | 'name'>, origin: string): boolean {
  return runsOnThisMachine(model) && isPrivateOrigin(origin);
}

/** `origin`: as `URL.origin` writes it. */
export function parseHost(origin: string): string {
  return origin.slice(origin.indexOf('//') + 2);
}

function runsOnThisMachine({ tier, name }: Pick<Model, 'tier' | 'name'>): boolean {
  return tier === 'local' && !isCloudName(name);
}
