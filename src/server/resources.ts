/** The resources: reading them, and telling subscribers when they change. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  ErrorCode,
  ListResourcesRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { nanoToUsd } from '../core/cost-monitor/money.ts';
import type { Model } from '../core/types.ts';
import {
  MODELS_URI,
  type ModelsResource,
  SPEND_URI,
  STATUS_URI,
  type StatusResource,
} from '../protocol/resources.ts';
import type { Topic } from './changes.ts';
import type { Services } from './services.ts';
import { spendOutput } from './spendOutput.ts';

interface Resource {
  readonly uri: string;
  readonly name: string;
  readonly description: string;
  /** The topics whose change makes this one new. */
  readonly topics: readonly Topic[];
  read(services: Services): unknown;
}

const RESOURCES: readonly Resource[] = [
  {
    uri: STATUS_URI,
    name: 'status',
    description: 'The server, its end points and the state of the ledger.',
    topics: ['status', 'models'],
    read: statusResource,
  },
  {
    uri: MODELS_URI,
    name: 'models',
    description: 'The models that can be asked now, with window and price.',
    topics: ['models'],
    read: services => modelsResource(services.registry.known()),
  },
  {
    uri: SPEND_URI,
    name: 'spend',
    description: 'Spending, budgets and the last routes: the same as get_spend.',
    topics: ['spend'],
    read: spendOutput,
  },
];

/** Most addresses that one client may subscribe to. */
const MAX_SUBSCRIPTIONS = 100;

/** Adds the resource handlers to `server`; subscriptions end with the connection. */
export function serveResources(server: Server, services: Services): void {
  const subscribed = new Set<string>();
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: RESOURCES.map(({ uri, name, description }) => ({
      uri,
      name,
      description,
      mimeType: 'application/json',
    })),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const text = JSON.stringify(known(uri).read(services));
    return { contents: [{ uri, mimeType: 'application/json', text }] };
  });
  server.setRequestHandler(SubscribeRequestSchema, ({ params: { uri } }) => {
    known(uri);
    if (subscribed.size < MAX_SUBSCRIPTIONS) subscribed.add(uri);
    return {};
  });
  server.setRequestHandler(UnsubscribeRequestSchema, ({ params: { uri } }) => {
    subscribed.delete(uri);
    return {};
  });
  const unlisten = services.changes.listen(topic => {
    for (const { uri, topics } of RESOURCES) {
      if (!topics.includes(topic) || !subscribed.has(uri)) continue;
      server.sendResourceUpdated({ uri }).catch(() => {});
    }
  });
  server.onclose = unlisten;
}

function known(uri: string): Resource {
  const resource = RESOURCES.find(candidate => candidate.uri === uri);
  if (resource) return resource;
  const all = RESOURCES.map(candidate => candidate.uri).join(', ');
  throw new McpError(
    ErrorCode.InvalidParams,
    `There is no resource ${JSON.stringify(uri)}. There are: ${all}.`,
  );
}

function statusResource(services: Services): StatusResource {
  return {
    version: services.version,
    pid: process.pid,
    home: services.config.home,
    running_tasks: services.execution.running(),
    providers: services.registry.status(),
    ledger: spendOutput(services).ledger,
  };
}

function modelsResource(models: readonly Model[]): ModelsResource {
  return {
    models: models.map(model => ({
      id: model.id,
      provider: model.provider,
      tier: model.tier,
      context_tokens: model.contextTokens,
      price: model.price.kind,
      input_usd_per_mtok: usdPerMTok(model, 'inputNanoUsdPerMTok'),
      output_usd_per_mtok: usdPerMTok(model, 'outputNanoUsdPerMTok'),
      ...(model.loaded !== undefined && { loaded: model.loaded }),
    })),
  };
}

function usdPerMTok(
  model: Model,
  rate: 'inputNanoUsdPerMTok' | 'outputNanoUsdPerMTok',
): number | null {
  switch (model.price.kind) {
    case 'free':
      return 0;
    case 'priced':
      return nanoToUsd(model.price.base[rate]);
    case 'dynamic':
    case 'unknown':
      return null;
  }
}
