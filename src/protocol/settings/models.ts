/** Settings: where models are, and how they are chosen from. */
import { PRIORITIES, TIERS } from '../../core/types.ts';
import type { TextSchema } from './schema.ts';
import type { PlainVariable, Setting } from './setting.ts';

/** Most calls at once that make sense from one machine. */
const MAX_PARALLEL = 64;
/** Most end points of one's own. */
const MAX_PROVIDERS = 50;
const MAX_MODELS = 500;

const REMOTE = { type: 'string', format: 'end-point' } as const satisfies TextSchema;
const LOCAL = { ...REMOTE, mayBeOff: true } as const satisfies TextSchema;
/** Which ones there are, the server's registry knows. */
const KIND = { type: 'string', minLength: 1, maxLength: 60 } as const;
const USD_PER_MTOK = { type: 'number', minimum: 0 } as const;

export const MODELS = {
  'endpoints.ollama': {
    env: 'OLLAMA_ENDPOINT',
    schema: LOCAL,
    default: 'http://127.0.0.1:11434',
    about:
      'Base URL of Ollama. Its models count as local and cost nothing. `off` never asks it; left empty, the default is used.',
    workspace: 'never',
  },
  'endpoints.lmStudio': {
    env: 'LM_STUDIO_ENDPOINT',
    schema: LOCAL,
    default: 'http://127.0.0.1:1234/v1',
    about:
      'Base URL of LM Studio. Its models count as local and cost nothing. `off` never asks it; left empty, the default is used.',
    workspace: 'never',
  },
  'endpoints.llamaCpp': {
    env: 'LLAMA_CPP_ENDPOINT',
    schema: LOCAL,
    default: 'http://127.0.0.1:8080/v1',
    about:
      'Base URL of a llama.cpp server. Its models count as local and cost nothing. `off` never asks it; left empty, the default is used.',
    workspace: 'never',
  },
  'endpoints.openRouter': {
    env: 'OPENROUTER_ENDPOINT',
    schema: REMOTE,
    default: 'https://openrouter.ai/api/v1',
    about:
      'Base URL of OpenRouter. It is asked only when a key is set, in VS Code by **LocalLama: Set API Key…**, which sends it only to the address it was entered for.',
    workspace: 'never',
  },
  'endpoints.openAi': {
    env: 'OPENAI_ENDPOINT',
    schema: REMOTE,
    default: 'https://api.openai.com/v1',
    about:
      'Base URL of OpenAI, or of whatever speaks its API. It is asked only when a key is set, in VS Code by **LocalLama: Set API Key…**, which sends it only to the address it was entered for.',
    workspace: 'never',
  },
  providers: {
    env: 'LOCALLAMA_PROVIDERS',
    schema: {
      type: 'array',
      maxItems: MAX_PROVIDERS,
      items: {
        type: 'object',
        required: ['id', 'baseUrl', 'tier'],
        properties: {
          id: {
            type: 'string',
            pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
            patternErrorMessage: 'must be letters, digits, dots, dashes',
            description: 'Short name, which begins the names of its models.',
          },
          baseUrl: {
            type: 'string',
            format: 'end-point',
            description: 'Base URL, usually ending in /v1.',
          },
          kind: {
            ...KIND,
            description: 'What it is, e.g. ollama or lmstudio. Left out: it speaks the OpenAI API.',
          },
          apiKeyEnv: {
            type: 'string',
            pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
            patternErrorMessage: 'must be the name of a variable',
            inEditor: { pattern: '^[A-Z][A-Z0-9_]{0,60}_(KEY|TOKEN)$' },
            description: 'Name of the variable for its key, ending in _KEY or _TOKEN.',
          },
          tier: {
            type: 'string',
            enum: TIERS,
            enumDescriptions: [
              'Runs on this machine or network and costs nothing.',
              'A remote quota that costs nothing.',
              'Every call costs money.',
            ],
            description: 'Who pays for a call.',
          },
          mayTrain: {
            type: 'boolean',
            description:
              'Whether its host may train on what is sent. A free end point of which this is not said is taken to.',
          },
          models: {
            type: 'array',
            maxItems: MAX_MODELS,
            description:
              'Prices and windows of its models; what is not listed has an unknown price.',
            items: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string', minLength: 1, description: 'As the end point calls it.' },
                inputUsdPerMTok: {
                  ...USD_PER_MTOK,
                  description: 'US dollars per million tokens of the prompt.',
                },
                outputUsdPerMTok: {
                  ...USD_PER_MTOK,
                  description: 'US dollars per million tokens of the answer.',
                },
                contextTokens: {
                  type: 'integer',
                  minimum: 1,
                  description: 'Tokens that prompt and answer share.',
                },
              },
            },
          },
        },
      },
      defaultSnippets: [
        {
          label: 'vLLM',
          body: { id: 'vllm', baseUrl: 'http://127.0.0.1:8000/v1', tier: 'local' },
        },
      ],
    },
    default: [],
    about:
      'Further end points: of the OpenAI API, e.g. vLLM, or of the `kind` that is named: a second Ollama (`ollama`), LM Studio (`lmstudio`), llama.cpp (`llamacpp`) or OpenAI (`openai`). `tier` says who pays. `apiKeyEnv` names the variable that holds the key, which **LocalLama: Set API Key…** then asks for; never write a key here. Prices are in US dollars per million tokens.',
    workspace: 'never',
  },
  defaultPriority: {
    env: 'DEFAULT_PRIORITY',
    schema: {
      type: 'string',
      enum: PRIORITIES,
      enumDescriptions: [
        'The soonest good answer.',
        'The cheapest model that will do it well.',
        'The best answer that the budget allows.',
      ],
    },
    default: 'cost',
    about:
      'What matters most when a task itself does not say. A trusted workspace may choose its own.',
    workspace: 'trusted',
    merge: 'replace',
  },
  maxParallelTasks: {
    env: 'MAX_PARALLEL_TASKS',
    schema: { type: 'integer', minimum: 1, maximum: MAX_PARALLEL },
    default: 5,
    about: 'Calls to models that may run at once; further ones wait.',
    workspace: 'never',
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** The keys of end points that take one. A person's own end points name theirs. */
export const KEYS = {
  openRouterKey: {
    env: 'OPENROUTER_API_KEY',
    schema: { type: 'string' },
    default: null,
    about: 'Key for OpenRouter.',
    keyFor: { title: 'OpenRouter', setting: 'endpoints.openRouter' },
  },
  openAiKey: {
    env: 'OPENAI_API_KEY',
    schema: { type: 'string' },
    default: null,
    about: 'Key for OpenAI, or whatever speaks its API at OPENAI_ENDPOINT.',
    keyFor: { title: 'OpenAI', setting: 'endpoints.openAi' },
  },
} as const satisfies Readonly<Record<string, PlainVariable>>;
