/** What `locallama doctor` says of requests that left this machine. */
import type { AuditResource } from '../protocol/index.ts';
import { serializeRequest } from '../server/resources/index.ts';
import type { AuditStore } from '../store/index.ts';

/** Requests that are listed; all that are kept are counted. */
const MAX_LISTED = 5;

export interface SentSummary {
  /** Requests with a prompt that the audit remembers, to whatever place. */
  readonly requests: number;
  readonly elsewhere: number;
  /** Held back by a rule for what stays here. */
  readonly refused: number;
  /** The newest of those that left. */
  readonly newest: AuditResource['requests'];
}

export function summarizeSentRequests(audit: AuditStore): SentSummary {
  const requests = audit.newest(Number.MAX_SAFE_INTEGER).map(serializeRequest);
  const left = requests.filter(({ sent }) => sent === 'elsewhere');
  return {
    requests: requests.length,
    elsewhere: left.length,
    refused: requests.filter(({ sent }) => sent === 'no').length,
    newest: left.slice(0, MAX_LISTED),
  };
}

export function describeSentRequests({
  requests,
  elsewhere,
  refused,
  newest,
}: SentSummary): string {
  const head = `Sent to other machines: ${elsewhere} of the last ${requests} requests, ${refused} held back.`;
  const rows = newest.map(({ at, host, model, bytes }) => `  ${at}  ${host}  ${model}  ${bytes} B`);
  return [head, ...rows].join('\n');
}
