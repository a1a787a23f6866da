/** Sends each warning about money once per period, to one of the windows that are open. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ALERT_METHOD, ALERTS_CAPABILITY, type AlertNotice } from '../protocol/index.ts';
import type { Services } from './services.ts';

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
    if (topic === 'spend') send();
  });
  const before = server.onclose;
  server.onclose = () => {
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
