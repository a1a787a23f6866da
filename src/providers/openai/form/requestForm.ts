/**
 * The forms of a request: what a host may refuse of it, and what is sent in its place. Each row says
 * which host refuses it; the next report of a refused field is a row.
 */
import type { ChatMessage } from '../../http/index.ts';

/** The body of a request, as it is sent. */
export interface ChatBody {
  readonly model: string;
  readonly messages?: readonly ChatMessage[];
  /** In place of messages: goes to `/completions`, where no roles are put around it. */
  readonly prompt?: string;
  readonly [more: string]: unknown;
}

export interface FormChange {
  /** Its name in the memory of an end point. */
  readonly id: string;
  /** The field as hosts name it. */
  readonly field: string;
  /** How they refuse it where they say it in words; a refusal that names the field needs no row. */
  readonly words?: RegExp;
  readonly by: string;
  readonly seen: string;
  /** Whether the body has what is refused. */
  readonly applies: (body: ChatBody) => boolean;
  readonly apply: (body: ChatBody) => ChatBody;
}

const has = (field: string) => (body: ChatBody) => body[field] !== undefined;

function rename(body: ChatBody, from: string, to: string): ChatBody {
  const { [from]: value, ...others } = body;
  return { ...others, model: body.model, [to]: value };
}

function drop(body: ChatBody, ...fields: readonly string[]): ChatBody {
  const kept = Object.entries(body).filter(([name]) => !fields.includes(name));
  return { ...Object.fromEntries(kept), model: body.model };
}

export const FORM_CHANGES: readonly FormChange[] = [
  {
    id: 'max_completion_tokens',
    field: 'max_tokens',
    by: 'OpenAI gpt-5 and o-series behind gateways, 400',
    seen: '2026-04',
    applies: has('max_tokens'),
    apply: body => rename(body, 'max_tokens', 'max_completion_tokens'),
  },
  {
    id: 'max_tokens',
    field: 'max_completion_tokens',
    by: 'Mistral 422, older servers',
    seen: '2026-04',
    applies: has('max_completion_tokens'),
    apply: body => rename(body, 'max_completion_tokens', 'max_tokens'),
  },
  {
    id: 'no stream_options',
    field: 'stream_options',
    // Nobody names it but to refuse it, in whatever language.
    words: /\bstream_options\b/,
    by: 'Mistral 422; Databricks 400; Azure with own data 400',
    seen: '2025-11',
    applies: has('stream_options'),
    apply: body => drop(body, 'stream_options'),
  },
  {
    id: 'no stream',
    field: 'stream',
    words:
      /stream(ing)?\b[^.\n]{0,60}(not support|unsupported|not available|not allowed|disabled|must be (set to )?false)|verified to stream|(not support|unsupported)[^.\n]{0,40}\bstream(ing)?\b/i,
    by: 'OpenAI for unverified organizations 400; gateways',
    seen: '2026-04',
    applies: body => body.stream === true,
    apply: body => ({ ...drop(body, 'stream_options'), stream: false }),
  },
  {
    id: 'no temperature',
    field: 'temperature',
    by: 'Moonshot for kimi-k2.5 400, OpenAI for gpt-5 and o-series 400: only 1 is allowed',
    seen: '2026-03',
    applies: has('temperature'),
    apply: body => drop(body, 'temperature'),
  },
  {
    id: 'no tool_choice',
    field: 'tool_choice',
    words: /tool_choice[^.\n]{0,60}(not|unsupported|only|must be)|thinking mode does not support/i,
    by: 'llama.cpp and SGLang of early 2025; DeepSeek and Qwen while they think, 400',
    seen: '2026-03',
    applies: has('tool_choice'),
    apply: body => drop(body, 'tool_choice'),
  },
  {
    id: 'no system',
    field: 'role',
    words:
      /(system|developer)[ -]?(role|message|prompt|instruction)s?\b[^.\n]{0,60}(not|unsupported|isn't)|(not support|unsupported|invalid)[^.\n]{0,60}\b(system|developer)\b|roles must alternate|only (supports? )?user,? (and )?assistant|(does(n't| not)|can(no|')t) support (the )?(system|developer)\b|role ['"`]?user['"`]?[^.\n]{0,12}(got|found|not) ['"`]?system/i,
    by: 'vLLM 400 (Gemma, Mistral templates); Google for Gemma 400; o1-mini 400',
    seen: '2026-04',
    applies: ({ messages }) => messages?.some(({ role }) => role === 'system') === true,
    apply: body => ({ ...body, messages: joinSystem(body.messages ?? []) }),
  },
];

/** What is said as the system is said at the head of the first turn of the user. */
function joinSystem(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const said = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const turns = messages.filter(({ role }) => role !== 'system');
  const [first, ...others] = turns;
  if (first?.role !== 'user') return [{ role: 'user', content: said.join('\n\n') }, ...turns];
  return [{ role: 'user', content: [...said, first.content].join('\n\n') }, ...others];
}

/** `body` with the changes of these names, as far as they apply. */
export function applyChanges(body: ChatBody, ids: readonly string[]): ChatBody {
  const changes = FORM_CHANGES.filter(({ id }) => ids.includes(id));
  return changes.reduce((form, each) => (each.applies(form) ? each.apply(form) : form), body);
}
