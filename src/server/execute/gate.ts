/**
 * The last gate before a prompt leaves this process, whatever chose the model.
 *
 * It does not trust that the decision kept the rule: route, fallback, escalation and pool all pass
 * here. For a task that must stay, "local" has to be true twice: the model is of the local tier, and
 * its end point is this machine or a private network by its very address, so that a server on the
 * internet that somebody declared local gets nothing.
 */
import type { PrivacyVerdict } from '../../core/decision-engine/privacyRules.ts';
import type { Failure, Model } from '../../core/types.ts';

/** Null: it may leave. */
export function gate(model: Model, origin: string, privacy: PrivacyVerdict): Failure | null {
  if (privacy.kind === 'anywhere') return null;
  const tierIsLocal = model.tier === 'local' && !runsElsewhere(model.name);
  if (tierIsLocal && isPrivateOrigin(origin)) return null;
  const why = tierIsLocal
    ? `${hostOf(origin)} is not an address of this machine or a private network`
    : `${model.id} does not run on this machine`;
  const message = `${privacy.why} It stays local (rule: ${privacy.rule}), and ${why}.`;
  return { kind: 'privacy-refused', message, mayBeBilled: false };
}

export function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}

/** Ollama serves models of its cloud under the local address; their names end so. */
function runsElsewhere(name: string): boolean {
  return /[:-]cloud$/.test(name);
}

/** By the address alone: looking a name up would already tell somebody, and names can change. */
function isPrivateOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const host = new URL(origin).hostname.toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  if (host.startsWith('[')) return isPrivateV6(host.slice(1, -1));
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) && isPrivateV4(host.split('.').map(Number));
}

function isPrivateV4([a = 0, b = 0]: readonly number[]): boolean {
  const sharedByTailnets = a === 100 && b >= 64 && b < 128;
  const private16 = (a === 192 && b === 168) || (a === 169 && b === 254);
  return a === 127 || a === 10 || (a === 172 && b >= 16 && b < 32) || private16 || sharedByTailnets;
}

/** `URL` writes an IPv4 address in IPv6 as two groups of hexadecimal digits. */
function isPrivateV6(address: string): boolean {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (mapped) {
    const [high, low] = [Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16)];
    return isPrivateV4([high >> 8, high & 255, low >> 8, low & 255]);
  }
  return (
    address === '::1' || /^f[cd][0-9a-f]{2}:/.test(address) || /^fe[89ab][0-9a-f]:/.test(address)
  );
}
