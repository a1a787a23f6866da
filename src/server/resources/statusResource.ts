/** `locallama://status`: the server, its end points and the state of the ledger. */
import type { StatusResource } from '../../protocol/resources.ts';
import type { Services } from '../services.ts';
import { spendOutput } from '../spendOutput.ts';

export function statusResource(services: Services): StatusResource {
  return {
    version: services.version,
    pid: process.pid,
    home: services.config.home,
    running_tasks: services.execution.running(),
    providers: services.registry.status(),
    ledger: spendOutput(services).ledger,
  };
}
