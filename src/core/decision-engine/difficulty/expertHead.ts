/**
 * A part of the router that learned where the prior errs on one body of tasks, and speaks only about
 * tasks like those.
 *
 * How alike a task is, is told from its figures (sizes, structure, vocabulary classes), never from
 * wording, so a benchmark's phrases open no door. Far from what it knows its voice fades to nothing.
 */

import { FEATURE_NAMES, hashTextGrams, type TaskFeatures } from '../task/index.ts';
import type { Leanings } from './leaning.ts';

export interface ExpertHead {
  /** What it learned from, for a person. */
  readonly about: string;
  /** In the order of `FEATURE_NAMES`. */
  readonly centre: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  /** Mean squared distance of the tasks that it learned from, and how fast the voice fades. */
  readonly reach: number;
  readonly grams: PackedTable;
  /** See `leaning.ts`. */
  readonly leanings: Leanings;
}

/** Signed bytes in base64, times `unit`. */
export interface PackedTable {
  readonly unit: number;
  readonly bytes: string;
}

/** An expert whose tables are unpacked: done once, on first use. */
export interface UnpackedExpert extends Omit<ExpertHead, 'grams' | 'leanings'> {
  readonly table: Int8Array;
  readonly unit: number;
  readonly leaningNames: readonly string[];
  readonly leanings: Int8Array;
  readonly leaningUnit: number;
}

/** Figures further out than this count as this far. */
const FARTHEST = 4;
/** How fast a voice fades beyond its reach: to 2 % at twice the reach. */
const FADE = 4;
/** Below this a voice is not worth its time. */
const FAINTEST = 0.02;

export function unpackExpert({ grams, leanings, ...rest }: ExpertHead): UnpackedExpert {
  return {
    ...rest,
    table: decodeSignedBytes(grams.bytes),
    unit: grams.unit,
    leaningNames: leanings.names,
    leanings: decodeSignedBytes(leanings.bytes),
    leaningUnit: leanings.unit,
  };
}

function decodeSignedBytes(bytes: string): Int8Array {
  const plain = atob(bytes);
  const signed = new Int8Array(plain.length);
  // A callback for every byte would take longer than all the rest of the start.
  for (let at = 0; at < plain.length; at++) signed[at] = plain.charCodeAt(at);
  return signed;
}

/** The figures of a task as the expert sees them: centred, scaled, cut. */
export function scaleFigures(
  expert: Pick<ExpertHead, 'centre' | 'scale'>,
  values: readonly number[],
): readonly number[] {
  return FEATURE_NAMES.map((_, at) => {
    const far = ((values[at] ?? 0) - expert.centre[at]!) / expert.scale[at]!;
    return Math.max(-FARTHEST, Math.min(FARTHEST, far));
  });
}

/** 0..1: how much of the expert's voice counts for such a task. */
export function computeLikeness(seen: readonly number[], reach: number): number {
  const distance = seen.reduce((sum, far) => sum + far * far, 0) / seen.length;
  return Math.exp(-FADE * Math.max(0, distance / reach - 1));
}

/** By how much the expert would correct the prior's difficulty, and how much that counts. */
export function computeExpertCorrection(
  expert: UnpackedExpert,
  features: TaskFeatures,
): { readonly correction: number; readonly weight: number } {
  const seen = scaleFigures(expert, features.values);
  const weight = computeLikeness(seen, expert.reach);
  if (weight < FAINTEST) return { correction: 0, weight: 0 };
  let correction = 0;
  for (const [at, far] of seen.entries()) correction += far * expert.weights[at]!;
  for (const [bucket, value] of hashTextGrams(features.text)) {
    correction += value * expert.table[bucket]! * expert.unit;
  }
  return { correction, weight };
}
