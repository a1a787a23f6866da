/** `locallama://status`: the server, its end points and the state of the ledger. */
import type { StatusResource } from '../../protocol/index.ts';
import { buildSpendOutput } from '../serialize/index.ts';
import type { Services } from '../services.ts';

export function buildStatusResource(services: Services): StatusResource {
  return {
    version: services.version,
    pid: process.pid,
    home: services.config.home,
    running_tasks: services.execution.running(),
    providers: services.registry.status(),
    ledger: buildSpendOutput(services).ledger,
  };
}
