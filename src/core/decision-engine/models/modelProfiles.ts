/**
 * What to expect of a model that was never measured here: its abilities and its speed, from what others
 * published of its name and size, else from the size alone. Outcomes on this machine move it.
 */
import type { Model } from '../../types.ts';
import { type Ability, estimateAbility } from './estimateAbility.ts';
import { findScores } from './findScores.ts';

export interface ModelProfile extends Ability {
  /** Prior speed when nothing was measured. */
  readonly tokensPerSecond: number;
  readonly firstTokenMs: number;
}

type Known = Pick<
  Model,
  | 'name'
  | 'tier'
  | 'parametersB'
  | 'activeParametersB'
  | 'codingIndex'
  | 'family'
  | 'tokensPerSecond'
>;

const PROFILES = new WeakMap<Known, ModelProfile>();

/** The prior of `model`, from its name, its stated size and where it runs. */
export function estimateModelProfile(model: Known): ModelProfile {
  const known = PROFILES.get(model);
  if (known !== undefined) return known;
  const sizeB = model.parametersB ?? parseModelSize(model.name);
  const activeB = findActiveSize(model, sizeB);
  const ability = estimateAbility(model, sizeB, activeB);
  const stated =
    model.tokensPerSecond === undefined ? {} : { tokensPerSecond: model.tokensPerSecond };
  const profile = { ...ability, ...estimateSpeed(model, activeB ?? sizeB), ...stated };
  PROFILES.set(model, profile);
  return profile;
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

/** Of a mixture of experts: as the host says, as the name does (`a3b`), or as it was published. */
function findActiveSize(
  { name, activeParametersB }: Known,
  sizeB: number | undefined,
): number | undefined {
  const inName = /[-_:]a(\d{1,3}(?:\.\d)?)b(?![a-z0-9])/i.exec(name)?.[1];
  if (inName !== undefined) return Number(inName);
  const near = ({ sizeB: own = 0 }) =>
    sizeB === undefined || Math.abs(Math.log2(own / sizeB)) < SAME_SIZE_DOUBLINGS;
  return findScores(name).rows.find(row => row.activeB && near(row))?.activeB ?? activeParametersB;
}

const SAME_SIZE_DOUBLINGS = 0.25;

/** Of a machine with a graphics card for the model's size, as people who run models have. */
const LOCAL_TOKENS_PER_SECOND_AT_1B = 160;
const LOCAL_SPEED_EXPONENT = 0.8;
const TYPICAL_LOCAL_B = 7;
const REMOTE_SPEED = { tokensPerSecond: 70, firstTokenMs: 900 };

function estimateSpeed(
  { name, tier }: Known,
  activeB = TYPICAL_LOCAL_B,
): Pick<ModelProfile, 'tokensPerSecond' | 'firstTokenMs'> {
  if (tier === 'local') {
    const size = Math.max(activeB, 0.3);
    return {
      tokensPerSecond: Math.max(1, LOCAL_TOKENS_PER_SECOND_AT_1B / size ** LOCAL_SPEED_EXPONENT),
      firstTokenMs: 150 + 60 * size,
    };
  }
  const { tokensPerSecond, firstTokenMs } = { ...REMOTE_SPEED, ...findScores(name).rows[0] };
  return { tokensPerSecond, firstTokenMs };
}
