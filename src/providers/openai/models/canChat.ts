/**
 * Whether a listed model answers prompts. What the list itself says counts; its name only where the
 * dialect knows names. Each row says which host tells it so.
 */
import { type Fields, readFields, readList, readString } from '../../http/index.ts';
import type { Dialect } from '../dialects.ts';

const NEIGHBOUR = 'no report yet: beside its neighbours 2026-11';

type Says = (entry: Fields) => boolean | undefined;

/** The first that says something counts; `undefined`: it says nothing. */
export const SIGNS: readonly (readonly [says: Says, by: string])[] = [
  [entry => (entry.active === false ? false : undefined), 'Groq 2026-04'],
  [
    entry => (OFF.test(readString(entry.status) ?? '') ? false : undefined),
    'gateways over several hosts 2026',
  ],
  [
    entry =>
      [
        entry.available,
        entry.is_available,
        entry.is_active,
        entry.enabled,
        entry.is_ready,
      ].includes(false)
        ? false
        : undefined,
    NEIGHBOUR,
  ],
  [entry => (isOffEverywhere(entry.providers) ? false : undefined), 'Hugging Face 2026-05'],
  [entry => (entry.archived === true || entry.deprecated === true ? false : undefined), NEIGHBOUR],
  [entry => (entry.is_deprecated === true ? false : undefined), 'Cohere 2026-11'],
  [entry => asBoolean(readFields(entry.capabilities)?.completion_chat), 'Mistral 2026-04'],
  [entry => asBoolean(readFields(entry.capabilities)?.chat_completion), 'Azure 2026-11'],
  [entry => asBoolean(readFields(entry.capabilities)?.chat), NEIGHBOUR],
  [entry => asBoolean(entry.supports_chat), 'Fireworks 2026-04'],
  [
    entry => speaks(readFields(entry.capabilities)?.type, /^chat|text|completion/i),
    'GitHub Copilot 2025',
  ],
  [
    entry => includes(readFields(entry.architecture)?.output_modalities, /text/i),
    'OpenRouter 2026-11',
  ],
  [entry => speaks(readFields(entry.architecture)?.modality, /->.*text/i), 'Nebius 2026-11'],
  [entry => includes(entry.output_modalities, /text/i), NEIGHBOUR],
  [entry => includes(entry.supported_output_modalities, /text/i), 'GitHub Models 2026'],
  [entry => includes(readFields(entry.modalities)?.output, /text/i), 'models.dev 2026'],
  [
    entry => includes(entry.supported_operations, /chat|completion|generate|responses/i),
    'gateways in Open WebUI 2026-08',
  ],
  [
    entry => includes(entry.supported_endpoints, /chat|completions|responses/i),
    'gateways: open-webui#28372 2026-08',
  ],
  [
    entry =>
      includes(entry.supported_endpoint_types, /^(openai|openai-response.*|anthropic|gemini)$/i),
    'new-api 2026-11',
  ],
  [entry => includes(entry.endpoints, /chat|generate/i), 'Cohere 2026-11'],
  [
    entry => includes(entry.supportedGenerationMethods ?? entry.supported_actions, /generate/i),
    'Gemini: pgedge-postgres-mcp#246 2026-08',
  ],
  [entry => (isOther(entry.type) ? false : undefined), 'LM Studio, Together 2026-11'],
  [entry => (isOther(entry.kind) ? false : undefined), 'Fireworks 2026-11'],
  [
    entry => (isOther(entry.task) || isOther(entry.pipeline_tag) ? false : undefined),
    'Cloudflare 2026-11',
  ],
  [
    entry => (isOther(entry.model_type) || isOther(entry.mode) ? false : undefined),
    'LiteLLM 2026-11',
  ],
];

export function canChat(entry: Fields, name: string, dialect: Dialect): boolean {
  for (const [says] of SIGNS) {
    const said = says(entry);
    if (said !== undefined) return said && !dialect.notForChat.test(name);
  }
  return !dialect.notForChat.test(name);
}

/** A model that can be loaded when it is asked is none of these. */
const OFF =
  /^(offline|inactive|disabled|unavailable|deprecated|retired|down|failed|error|removed)$/i;

/** Each of the hosts behind a router is down. */
function isOffEverywhere(hosts: unknown): boolean {
  const states = readList(hosts).map(each => readString(readFields(each)?.status) ?? '');
  return states.length > 0 && states.every(state => OFF.test(state));
}

function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function speaks(value: unknown, wanted: RegExp): boolean | undefined {
  const said = readString(value);
  return said === undefined ? undefined : wanted.test(said);
}

function includes(list: unknown, wanted: RegExp): boolean | undefined {
  const said = readList(list).filter(each => typeof each === 'string');
  return said.length === 0 ? undefined : said.some(each => wanted.test(each));
}

/** Words for models that do something else; a model that chats, too, says that first. */
function isOther(value: unknown): boolean {
  return OTHERS.test(readString(value) ?? (readFields(value)?.name as string | undefined) ?? '');
}

const OTHERS =
  /embed|rerank|moderation|safeguard|image|audio|speech|transcri|tts|video|vision-only|classif|ocr|flumina|feature-extraction/i;
