/** What the folder of a provider exports: its row of the registry in `index.ts`. */
import type { Tier } from '../core/types.ts';
import type { Clock } from './http/index.ts';
import type { Provider, ProviderMemory } from './provider.ts';
import type { ProviderSettings } from './settings.ts';

export interface ProviderKind<Setting extends string = string> {
  /** As `locallama.providers` names it; also the id of the one that is built in. */
  readonly id: string;
  /** The setting that holds its address, with its usual one; a key is bound to it there. Absent: none is built in. */
  readonly setting?: Setting;
  /** `local`: always looked for. The others are asked only with a key. */
  readonly tier: Tier;
  /** What a user does first where it does not answer. */
  readonly advice?: string | undefined;
  /** There is the built-in one and no other. */
  readonly isSingle?: true;
  /** Throws TypeError for a base URL that is none. */
  readonly create: (settings: ProviderSettings, clock: Clock, memory: ProviderMemory) => Provider;
}
