/** What `locallama doctor` says of requests that left this machine. */
import type { AuditResource } from '../protocol/resources.ts';
import { wireRequest } from '../server/resources/auditResource.ts';
import type { AuditStore } from '../store/auditStore.ts';

/** Requests that are listed; all that are kept are counted. */
const MAX_LISTED = 5;

export interface SentElsewhere {
  /** Requests with a prompt that the audit remembers, to whatever place. */
  readonly requests: number;
  readonly elsewhere: number;
  /** Held back by a rule for what stays here. */
  readonly refused: number;
  /** The newest of those that left. */
  readonly newest: AuditResource['requests'];
}

export function sentElsewhere(audit: AuditStore): SentElsewhere {
  const requests = audit.newest(Number.MAX_SAFE_INTEGER).map(wireRequest);
  const left = requests.filter(({ sent }) => sent === 'elsewhere');
  return {
    requests: requests.length,
    elsewhere: left.length,
    refused: requests.filter(({ sent }) => sent === 'no').length,
    newest: left.slice(0, MAX_LISTED),
  };
}

export function sentText({ requests, elsewhere, refused, newest }: SentElsewhere): string {
  const head = `Sent to other machines: ${elsewhere} of the last ${requests} requests, ${refused} held back.`;
  const rows = newest.map(({ at, host, model, bytes }) => `  ${at}  ${host}  ${model}  ${bytes} B`);
  return [head, ...rows].join('\n');
}
