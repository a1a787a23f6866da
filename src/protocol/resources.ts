/** The resources on the wire: addresses, and the shape of what each answers (JSON). */
import type { Tier } from '../core/types.ts';
import type {
  BenchmarkOutput,
  GET_FREE_MODELS,
  Output,
  RouteTaskOutput,
  SET_MODEL_PROMPTING_STRATEGY,
  SpendOutput,
} from './tools/index.ts';

export const STATUS_URI = 'locallama://status';
export const MODELS_URI = 'locallama://models';
export const SPEND_URI = 'locallama://spend';
export const AUDIT_URI = 'locallama://audit';
export const OPENROUTER_MODELS_URI = 'locallama://openrouter/models';
export const OPENROUTER_FREE_MODELS_URI = 'locallama://openrouter/free-models';
export const OPENROUTER_STATUS_URI = 'locallama://openrouter/status';

export const BENCHMARKS_URI = 'locallama://benchmarks';

/** Their last part is a value, percent-encoded or as it is. */
export const USAGE_TEMPLATE = 'locallama://usage/{api}';
export const TASK_TEMPLATE = 'locallama://tasks/{task_id}';
export const BENCHMARK_TEMPLATE = 'locallama://benchmarks/{task_id}';
export const OPENROUTER_MODEL_TEMPLATE = 'locallama://openrouter/model/{model_id}';
export const PROMPTING_STRATEGY_TEMPLATE = 'locallama://openrouter/prompting-strategy/{model_id}';

/** How one end point answered when it was last asked. */
export interface ProviderStatus {
  readonly id: string;
  readonly origin: string;
  readonly state: 'unknown' | 'up' | 'down';
  readonly models: number;
  /** Why it is down, for a person. */
  readonly problem?: string;
  /** What to do about that, where it is known. */
  readonly advice?: string;
  readonly checked_at?: string;
}

/** `locallama://status` */
export interface StatusResource {
  readonly version: string;
  readonly pid: number;
  readonly home: string;
  readonly running_tasks: number;
  readonly providers: readonly ProviderStatus[];
  readonly ledger: SpendOutput['ledger'];
}

/** `locallama://models` */
export interface ModelsResource {
  readonly models: readonly {
    readonly id: string;
    readonly provider: string;
    readonly tier: Tier;
    /** Null: it is not told, so it is found out by asking. */
    readonly context_tokens: number | null;
    readonly input_usd_per_mtok: number | null;
    readonly output_usd_per_mtok: number | null;
    readonly price: 'free' | 'priced' | 'dynamic' | 'unknown';
    /** 0..1, by kind of work, on middling tasks; outcomes on this machine included. */
    readonly skills: Readonly<
      Record<'function' | 'edit' | 'contest' | 'repository' | 'explain', number>
    >;
    /** Kinds with a published score of this very model; the other rates are guesses. */
    readonly published: readonly string[];
    /** Whence, and the day of the newest figure; null: none was published. */
    readonly source: string | null;
    /** Judged answers on this machine behind the rates. */
    readonly outcomes: number;
    readonly tokens_per_second: number;
    readonly first_token_ms: number;
    readonly loaded?: boolean;
    /** Free models: whether the host may train on what is sent. */
    readonly may_train_on_data?: boolean;
  }[];
}

/** `locallama://spend`: the same object as `get_spend`. */
export type SpendResource = SpendOutput;

/** `locallama://audit`: the newest first. The words themselves are kept nowhere. */
export interface AuditResource {
  readonly requests: readonly {
    readonly at: string;
    readonly task_id: string;
    readonly host: string;
    readonly model: string;
    readonly tier: Tier;
    /** UTF-8 bytes of prompt and system. */
    readonly bytes: number;
    /** `here`: to this machine or a private network. `no`: a rule held it back. */
    readonly sent: 'here' | 'elsewhere' | 'no';
    /** The rule that keeps it here; null where none applies. */
    readonly rule: string | null;
  }[];
}

/**
 * `locallama://tasks/{task_id}`: why a task went where it went. No word of the task itself is kept; of one
 * that was handed out, its result is, for a day.
 */
export interface TaskResource {
  readonly task_id: string;
  readonly decision?: RouteTaskOutput['decision'];
  readonly status?: 'running' | 'completed' | 'failed' | 'cancelled';
  /** What goes on, for a person. */
  readonly doing?: string;
  readonly result?: RouteTaskOutput;
}

type Quota = Output<typeof GET_FREE_MODELS>['quota'];

/** What OpenRouter says of the key. */
interface KeyLimits {
  /** Null: none. */
  readonly limit_usd: number | null;
  readonly left_usd: number | null;
  readonly resets: 'daily' | 'weekly' | 'monthly' | null;
  readonly used_usd: number;
  readonly checked_at: string;
}

/** `locallama://usage/{api}`: what one end point was used for, by this ledger's count. */
export interface UsageResource {
  readonly api: string;
  readonly origin?: string;
  readonly usage: readonly {
    readonly period: 'day' | 'month' | 'all';
    readonly calls: number;
    readonly input_tokens: number;
    readonly output_tokens: number;
    readonly spent_usd: number;
    readonly billed_usd: number;
    readonly estimated_usd: number;
    readonly unknown_usd: number;
  }[];
  /** The rest is OpenRouter's alone. */
  readonly key?: KeyLimits;
  readonly agreement?: SpendOutput['agreement'];
  readonly quota?: Quota;
  /** Why the figures of the provider are old or absent. */
  readonly problem?: string;
}

/** `locallama://openrouter/models` */
export interface CatalogueResource extends ModelsResource {
  readonly as_of: string | null;
  readonly stale: boolean;
  readonly skipped: number;
  readonly problem?: string;
}

/** `locallama://openrouter/status` */
export interface OpenRouterStatusResource {
  readonly origin: string;
  readonly key: 'none' | 'accepted' | 'unchecked' | 'refused';
  readonly key_limits: KeyLimits | null;
  readonly problem?: string;
  readonly catalogue: { readonly as_of: string | null; readonly models: number };
  readonly quota: Quota;
  /** `LOCALLAMA_FREE_MODELS` */
  readonly free_models: 'allow' | 'no-training' | 'never';
}

/** `locallama://openrouter/free-models`: the same as `get_free_models`. */
export type FreeModelsResource = Output<typeof GET_FREE_MODELS>;
/** `locallama://openrouter/prompting-strategy/{model_id}` */
export type PromptingStrategyResource = Output<typeof SET_MODEL_PROMPTING_STRATEGY>;

/** What is said of a benchmark everywhere. */
interface BenchmarkHead {
  readonly benchmark_id: string;
  readonly name: string;
  readonly at: string;
  readonly changed_at: string;
  /** `running` without a living server: it was killed, and goes on when it is asked for again. */
  readonly state: 'running' | 'paused' | 'done';
  /** Why it is paused. */
  readonly note?: string;
  /** Answers that are there, of those that were planned; those that were saved since it was decided. */
  readonly answers: number;
  readonly planned: number;
  readonly skipped: number;
}

/** `locallama://benchmarks` */
export interface BenchmarksResource {
  readonly benchmarks: readonly (BenchmarkHead & {
    readonly results: BenchmarkOutput['results'];
    /** Sentences. */
    readonly comparisons: readonly string[];
  })[];
}

/** `locallama://benchmarks/{task_id}`: of a benchmark's id all of it, of a task's id its results. */
export type BenchmarkResource =
  | (BenchmarkHead & {
      readonly results: readonly (BenchmarkOutput['results'][number] & {
        readonly by_kind: object;
        readonly by_language: object;
      })[];
      readonly comparisons: readonly object[];
      readonly setup: object;
      readonly settings: object;
      readonly trials: readonly object[];
    })
  | { readonly task_id: string; readonly trials: readonly object[] };

/** The address of one benchmark, or of one task's results. */
export function buildBenchmarkUri(id: string): string {
  return `${BENCHMARKS_URI}/${encodeURIComponent(id)}`;
}
