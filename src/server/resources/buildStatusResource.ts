/** `locallama://status`: the server, its end points and the state of the ledger. */
import type { ProviderStatus, StatusResource } from '../../protocol/index.ts';
import { findAdvice } from '../../providers/index.ts';
import { buildSpendOutput } from '../serialize/index.ts';
import type { Services } from '../services.ts';

export function buildStatusResource(services: Services): StatusResource {
  return {
    version: services.version,
    pid: process.pid,
    home: services.config.home,
    running_tasks: services.execution.running(),
    providers: services.registry.status().map(addAdvice),
    ledger: buildSpendOutput(services).ledger,
  };
}

function addAdvice(provider: ProviderStatus): ProviderStatus {
  const advice = provider.state === 'down' ? findAdvice(provider.id) : undefined;
  return { ...provider, ...(advice !== undefined && { advice }) };
}
