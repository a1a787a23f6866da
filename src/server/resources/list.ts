/** The only list of the resources and of their templates. What is not here cannot be read. */
import {
  AUDIT_URI,
  BENCHMARK_TEMPLATE,
  BENCHMARKS_URI,
  MODELS_URI,
  OPENROUTER_FREE_MODELS_URI,
  OPENROUTER_MODEL_TEMPLATE,
  OPENROUTER_MODELS_URI,
  OPENROUTER_STATUS_URI,
  PROMPTING_STRATEGY_TEMPLATE,
  SPEND_URI,
  STATUS_URI,
  TASK_TEMPLATE,
  USAGE_TEMPLATE,
} from '../../protocol/index.ts';
import { buildSpendOutput, listFreeModels } from '../serialize/index.ts';
import type { Services } from '../services.ts';
import { buildBenchmarkResource, buildBenchmarksResource } from './benchmarkResources.ts';
import { buildAuditResource } from './buildAuditResource.ts';
import { buildModelsResource } from './buildModelsResource.ts';
import { buildPromptingResource } from './buildPromptingResource.ts';
import { buildStatusResource } from './buildStatusResource.ts';
import { buildTaskResource } from './buildTaskResource.ts';
import { buildUsageResource } from './buildUsageResource.ts';
import {
  buildCatalogueResource,
  buildOpenRouterStatus,
  findOpenRouterModel,
} from './openrouterResources.ts';
import type { Resource, ResourceTemplate } from './resource.ts';

export const RESOURCES: readonly Resource[] = [
  {
    uri: STATUS_URI,
    name: 'status',
    description: 'The server, its end points and the state of the ledger.',
    topics: ['status', 'models'],
    read: buildStatusResource,
  },
  {
    uri: MODELS_URI,
    name: 'models',
    description: 'The models that can be asked now, with window and price.',
    topics: ['models'],
    read: services => buildModelsResource(services.registry.known(), services.knowledge()),
  },
  {
    uri: SPEND_URI,
    name: 'spend',
    description: 'Spending, budgets and the last routes: the same as get_spend.',
    topics: ['spend'],
    read: buildSpendOutput,
  },
  {
    uri: AUDIT_URI,
    name: 'audit',
    description: 'What was sent where, request by request, and what a rule kept here.',
    topics: ['spend'],
    read: buildAuditResource,
  },
  {
    uri: BENCHMARKS_URI,
    name: 'benchmarks',
    description: 'What models were measured at, the newest benchmark first.',
    topics: ['benchmarks'],
    read: buildBenchmarksResource,
  },
  {
    uri: OPENROUTER_MODELS_URI,
    name: 'openrouter-models',
    description: "OpenRouter's catalogue, with its date; no key is needed.",
    topics: ['models'],
    read: buildCatalogueResource,
  },
  {
    uri: OPENROUTER_FREE_MODELS_URI,
    name: 'openrouter-free-models',
    description: 'Free models and what is left of their quota: the same as get_free_models.',
    topics: ['models', 'spend'],
    read: services => listFreeModels(services, 'recent', new AbortController().signal),
  },
  {
    uri: OPENROUTER_STATUS_URI,
    name: 'openrouter-status',
    description: "The key's limits, the catalogue's date and the quota of free models.",
    topics: ['models', 'spend'],
    read: buildOpenRouterStatus,
  },
];

export const TEMPLATES: readonly ResourceTemplate[] = [
  {
    uriTemplate: TASK_TEMPLATE,
    name: 'task',
    description: 'Why one of the newest tasks went where it went: every model that was considered.',
    topics: ['spend'],
    read: buildTaskResource,
    list: listTaskIds,
  },
  {
    uriTemplate: BENCHMARK_TEMPLATE,
    name: 'benchmark',
    description: 'One benchmark in full, or every result of one task.',
    topics: ['benchmarks'],
    read: buildBenchmarkResource,
    list: async services =>
      (await services.benchmarks()).list(MAX_LISTED).map(({ record }) => record.id),
  },
  {
    uriTemplate: USAGE_TEMPLATE,
    name: 'usage',
    description: 'Calls, tokens and money of one end point, e.g. openrouter or ollama.',
    topics: ['spend'],
    read: buildUsageResource,
    list: ({ registry, openRouter }) => [...registry.status().map(({ id }) => id), openRouter.id],
  },
  {
    uriTemplate: OPENROUTER_MODEL_TEMPLATE,
    name: 'openrouter-model',
    description: "One model of OpenRouter's catalogue with all its prices.",
    topics: ['models'],
    read: findOpenRouterModel,
    list: listCatalogue,
  },
  {
    uriTemplate: PROMPTING_STRATEGY_TEMPLATE,
    name: 'prompting-strategy',
    description: 'How a model is spoken to, of any end point, and whether somebody set it.',
    topics: ['models'],
    read: buildPromptingResource,
    list: services => [
      ...services.registry.known().map(({ id }) => id),
      ...listCatalogue(services),
    ],
  },
];

/** Tasks and benchmarks that a completion looks through. */
const MAX_LISTED = 100;

function listTaskIds({ spend, taskStore }: Services): string[] {
  const handedOut = taskStore.list(MAX_LISTED).map(({ id }) => id);
  return [...handedOut, ...spend().recent.map(({ taskId }) => taskId)];
}

function listCatalogue({ openRouter }: Services): string[] {
  return (openRouter.catalogue.known()?.models ?? []).map(({ name }) => name);
}
