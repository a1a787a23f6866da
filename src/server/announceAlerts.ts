/** Sends each warning once per period, to one of the windows that are open. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ALERT_METHOD, ALERTS_CAPABILITY, type AlertNotice } from '../protocol/index.ts';
import type { Services } from './services.ts';

const LOOK_MS = 60_000;

/** For a client that has said what it shows: to be called when it is initialized. Ends with the connection. */
export function announceAlerts(server: Server, services: Services): void {
  const shows = server.getClientCapabilities()?.experimental?.[ALERTS_CAPABILITY] !== undefined;
  if (!shows) return;
  const send = () => {
    for (const notice of claimNewAlerts(services)) {
      server.notification({ method: ALERT_METHOD, params: { ...notice } }).catch(() => {});
    }
  };
  const unlisten = services.changes.listen(topic => {
    if (topic === 'spend' || topic === 'status') send();
  });
  // A disk and a quota fill up without a word.
  const look = setInterval(send, LOOK_MS).unref();
  const before = server.onclose;
  server.onclose = () => {
    clearInterval(look);
    unlisten();
    before?.();
  };
  send();
}

/** Those that are due and that no other process has shown. */
function claimNewAlerts(services: Services): readonly AlertNotice[] {
  const due = services.alerts(services.spend());
  const claimed = new Set(services.claimAlerts(due.map(({ key }) => key)));
  return due
    .filter(({ key }) => claimed.has(key))
    .map(({ level, message }) => ({ level, message }));
}
