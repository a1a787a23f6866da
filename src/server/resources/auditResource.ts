/** `locallama://audit`: what was sent where, and what a rule held back, request by request. */
import type { AuditResource } from '../../protocol/resources.ts';
import type { AuditNote } from '../../store/auditStore.ts';
import { staysHere } from '../execute/gate.ts';
import type { Services } from '../services.ts';

/** Requests that are shown, the newest. */
const MAX_SHOWN = 200;

export function auditResource({ audit }: Services): AuditResource {
  return { requests: audit(MAX_SHOWN).map(wireRequest) };
}

export function wireRequest(note: AuditNote): AuditResource['requests'][number] {
  const { taskId, atMs, host, model, tier, bytes, allowed, rule } = note;
  // An id ends as its name does, and only the address counts here.
  const stays = staysHere({ tier, name: model }, `http://${host}`);
  return {
    at: new Date(atMs).toISOString(),
    task_id: taskId,
    ...{ host, model, tier, bytes, rule },
    sent: allowed ? (stays ? 'here' : 'elsewhere') : 'no',
  };
}
