/** `locallama://audit`: what was sent where, and what a rule held back, request by request. */
import type { AuditResource } from '../../protocol/index.ts';
import type { AuditRecord } from '../../store/index.ts';
import { isKeptLocal } from '../execute/index.ts';
import type { Services } from '../services.ts';

/** Requests that are shown, the newest. */
const MAX_SHOWN = 200;

export function buildAuditResource({ audit }: Services): AuditResource {
  return { requests: audit(MAX_SHOWN).map(serializeRequest) };
}

export function serializeRequest(note: AuditRecord): AuditResource['requests'][number] {
  const { taskId, atMs, host, model, tier, bytes, allowed, rule } = note;
  // An id ends as its name does, and only the address counts here.
  const stays = isKeptLocal({ tier, name: model }, `http://${host}`);
  return {
    at: new Date(atMs).toISOString(),
    task_id: taskId,
    ...{ host, model, tier, bytes, rule },
    sent: allowed ? (stays ? 'here' : 'elsewhere') : 'no',
  };
}
