/** Where tasks stand among a person's own: their figures, centred and scaled on those very tasks. */
export interface LessonSpace {
  /** Indexes into the figures that vary among these tasks at all. */
  readonly used: readonly number[];
  readonly centre: readonly number[];
  readonly scale: readonly number[];
}

/** Distances from the centre, in units of the scale, one for each figure that is used. */
export type LessonPoint = readonly number[];

const LEAST_DEVIATION = 1e-3;
const LEAST_SCALE = 0.15;
const FARTHEST = 3;

export function fitLessonSpace(rows: readonly (readonly number[])[]): LessonSpace {
  const used: number[] = [];
  const centre: number[] = [];
  const scale: number[] = [];
  for (const at of rows[0]?.keys() ?? []) {
    const middle = rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length;
    const square = rows.reduce((sum, row) => sum + (row[at]! - middle) ** 2, 0) / rows.length;
    if (Math.sqrt(square) < LEAST_DEVIATION) continue;
    used.push(at);
    centre.push(middle);
    scale.push(Math.max(LEAST_SCALE, Math.sqrt(square)));
  }
  return { used, centre, scale };
}

export function locateInSpace(
  { used, centre, scale }: LessonSpace,
  values: readonly number[],
): LessonPoint {
  return used.map((index, at) => {
    const distance = (values[index]! - centre[at]!) / scale[at]!;
    return Math.max(-FARTHEST, Math.min(FARTHEST, distance));
  });
}

/** How much the outcome at one place says about the other. */
export function computeKernel(a: LessonPoint, b: LessonPoint): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum / Math.max(1, a.length);
}
