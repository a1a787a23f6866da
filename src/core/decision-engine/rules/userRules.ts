/**
 * What the person decided beforehand: it wins over every calculation.
 *
 * A pin is strict: where it applies only that model is asked, since someone who pinned a local model
 * must not find the task with another one.
 */
import ignore from 'ignore';
import { normalizeDialectName } from '../../languages/index.ts';
import type { Task, TaskKind } from '../../types.ts';
import type { TaskFeatures } from '../task/index.ts';
import type { PrivacyVerdict } from './checkPrivacy.ts';
import { findLocalOnlyGlob } from './findLocalOnlyGlob.ts';
import { expandGroups } from './listGlobReadings.ts';

/** Applies where everything that it names holds. */
export interface Pin {
  /** The model's id or bare name. */
  readonly model: string;
  readonly language?: string;
  readonly kind?: TaskKind;
  /** For the task's file path. */
  readonly glob?: string;
}

export interface UserRules {
  /** The first that applies counts. */
  readonly pins: readonly Pin[];
  /** Ids, names, or globs of them. */
  readonly forbidden: readonly string[];
  /** The only models to choose from, likewise; null: all. */
  readonly pool: readonly string[] | null;
  /** 0..1: models less likely to be right are not asked. */
  readonly qualityFloor: number;
  /** Whether remote models may be used that cost nothing. */
  readonly freeAllowed: boolean;
  /** Whether free models may be used whose hosts train on what is sent. */
  readonly trainingAllowed: boolean;
  readonly privacy: PrivacyVerdict;
}

/** Nothing decided beforehand. */
export const NO_RULES: UserRules = {
  pins: [],
  forbidden: [],
  pool: null,
  qualityFloor: 0,
  freeAllowed: true,
  trainingAllowed: true,
  privacy: { kind: 'anywhere' },
};

/** The model that the person pinned for this task, if any. */
export function findPin(task: Task, features: TaskFeatures, pins: readonly Pin[]): Pin | undefined {
  return pins.find(
    pin =>
      (pin.language === undefined || normalizeDialectName(pin.language) === features.language) &&
      (pin.kind === undefined || pin.kind === features.kind) &&
      (pin.glob === undefined || isPathMatch(task.filePath, pin.glob)),
  );
}

/** Whether `wanted` means this model: its id, its bare name, or a glob of either. */
export function isModelMatch(
  wanted: string,
  model: { readonly id: string; readonly name: string },
): boolean {
  const names = [model.id, model.name];
  // As in Ollama, a name without a tag means the latest one.
  if (names.includes(wanted) || names.includes(`${wanted}:latest`)) return true;
  if (!/[*?{[]/.test(wanted)) return false;
  const negated = wanted.startsWith('!');
  const patterns = expandGroups(hideSlashes(negated ? wanted.slice(1) : wanted));
  const globs = ignore().add(patterns.map(pattern => ({ pattern })));
  return names.some(each => globs.ignores(hideSlashes(each))) !== negated;
}

/** In the name of a model a slash is a letter, which a star passes. */
const hideSlashes = (name: string): string => name.replaceAll('/', '\u0001');

/** Globs are read as those of the files that stay are: `src/` means all that is in that folder. */
function isPathMatch(path: string | undefined, glob: string): boolean {
  return path !== undefined && findLocalOnlyGlob(path, [glob]) !== undefined;
}
