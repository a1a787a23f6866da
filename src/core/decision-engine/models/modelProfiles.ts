/**
 * What to expect of a model that was never measured here: a prior skill from its name and size.
 *
 * A skill is a pass rate on middling function-level tasks. The figures come from public leaderboards'
 * order of magnitude and are priors only: outcomes on this machine move them.
 */
import type { Model } from '../../types.ts';

export interface ModelProfile {
  /** 0..1: prior pass rate on middling tasks. */
  readonly skill: number;
  /** Prior speed when nothing was measured. */
  readonly tokensPerSecond: number;
  readonly firstTokenMs: number;
}

/** Families by what they add to (or lack against) a plain model of the same size, in log-odds. */
const FAMILIES: readonly (readonly [RegExp, number])[] = [
  [/qwen-?3(?:\.\d)?[-_]?coder/, 1.1],
  [/qwen-?2\.5[-_]?coder/, 0.8],
  [/qwen-?3|qwq/, 0.8],
  [/qwen-?2\.5/, 0.5],
  [/devstral|codestral|gpt-oss|glm-4|kimi/, 0.8],
  [/deepseek-?(?:coder-?v2|v[23]|r1)/, 0.7],
  [/deepseek|dscoder|magicoder|opencoder|yi-coder/, 0.4],
  [/phi-?4|gemma-?3|granite-?(?:3|4)|mistral-(?:small|nemo|large)/, 0.3],
  [/llama-?3\.[1-9]|llama-?4|gemma-?2|codeqwen|phi-?3/, 0.1],
  [/starcoder-?2|llama-?3|command/, -0.2],
  [/mi[sx]tral|zephyr|dolphin|yi-/, -0.5],
  [/code-?llama|wizard|llama-?2|starcoder|falcon|vicuna/, -0.8],
];

/** Hosted models by name, as their absolute skill; first match wins. */
const HOSTED: readonly (readonly [RegExp, number])[] = [
  [/gpt-5[^/]*nano/, 0.8],
  [/gpt-5[^/]*mini|gpt-4\.1-mini|o[134]-mini/, 0.87],
  [/claude-(?:opus|sonnet|fable)-?[4-9]|claude-(?:4|5)/, 0.95],
  [/gpt-[5-9]|^o[13](?![0-9])|\bo[13](?:-|$)|gemini-(?:2\.5|3)[^/]*pro|grok-[45]/, 0.94],
  [/claude-3[.-][57]-sonnet|claude-3\.7/, 0.9],
  [/gemini-(?:2\.5|3)[^/]*flash|claude-haiku-?4|haiku-4/, 0.88],
  [/deepseek-(?:v3|r1|chat)|kimi-k2|glm-4\.[5-9]|qwen3-(?:coder-plus|max)/, 0.89],
  [/gpt-4o-mini|gpt-4\.1-nano|gemini-[\d.]+-flash|claude-3[.-]5-haiku/, 0.8],
  [/gpt-4(?:o|\.1|-turbo)|grok-[23]|claude-3[.-]opus|gemini-1\.5-pro|mistral-large/, 0.87],
  [/gpt-4/, 0.84],
  [/claude-(?:v?[12]|instant)|gpt-3\.5|gemini-pro|claude-3-(?:sonnet|haiku)/, 0.68],
];

/** Of a plain family, where the size is not told. */
const UNKNOWN_LOCAL_SKILL = 0.5;
const UNKNOWN_REMOTE_SKILL = 0.75;
/** Log-odds at one billion parameters, and what each doubling adds. */
const AT_ONE_BILLION = -1.1;
const PER_DOUBLING = 0.42;
const LOWEST = 0.03;
const HIGHEST = 0.97;

/** The prior of `model`, from its name, its stated size and where it runs. */
export function estimateModelProfile(
  model: Pick<Model, 'name' | 'tier' | 'parametersB'>,
): ModelProfile {
  const name = model.name.toLowerCase();
  const size = model.parametersB ?? parseModelSize(name);
  const speed = estimateSpeed(model.tier === 'local', size);
  return { skill: estimatePriorSkill(name, size, model.tier === 'local'), ...speed };
}

function estimatePriorSkill(name: string, sizeB: number | undefined, local: boolean): number {
  const hosted = HOSTED.find(([pattern]) => pattern.test(name))?.[1];
  if (sizeB === undefined && hosted !== undefined) return hosted;
  const family = FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
  const odds = estimateSizeOdds(sizeB, local) + family;
  return Math.min(HIGHEST, Math.max(LOWEST, 1 / (1 + Math.exp(-odds))));
}

/** Of a plain family. */
function estimateSizeOdds(sizeB: number | undefined, local: boolean): number {
  if (sizeB === undefined) {
    const skill = local ? UNKNOWN_LOCAL_SKILL : UNKNOWN_REMOTE_SKILL;
    return Math.log(skill / (1 - skill));
  }
  return AT_ONE_BILLION + PER_DOUBLING * Math.log2(Math.max(sizeB, 0.1));
}

/** `7b`, `8x22b`, `0.5b`, `135m` in a name; billions of parameters. `1m` is a window of tokens. */
export function parseModelSize(name: string): number | undefined {
  const match =
    /(?:^|[^a-z0-9.])(?:(\d{1,2})x)?(?:(\d{1,4}(?:\.\d{1,2})?)b|(\d{2,3})m)(?![a-z0-9])/i.exec(
      name,
    );
  if (match === null) return undefined;
  return Number(match[1] ?? 1) * (match[2] ? Number(match[2]) : Number(match[3]) / 1000);
}

const LOCAL_TOKENS_PER_SECOND_AT_1B = 90;
const REMOTE_SPEED = { tokensPerSecond: 70, firstTokenMs: 900 };

function estimateSpeed(
  local: boolean,
  sizeB = 7,
): Pick<ModelProfile, 'tokensPerSecond' | 'firstTokenMs'> {
  if (!local) return REMOTE_SPEED;
  const size = Math.max(sizeB, 0.3);
  return {
    tokensPerSecond: Math.max(1, LOCAL_TOKENS_PER_SECOND_AT_1B / size ** 0.8),
    firstTokenMs: 150 + 60 * size,
  };
}
