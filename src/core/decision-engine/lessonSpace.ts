/** Where tasks stand among a person's own: their figures, centred and scaled on those very tasks. */
export interface LessonSpace {
  /** Indexes into the figures that vary among these tasks at all. */
  readonly used: readonly number[];
  readonly centre: readonly number[];
  readonly scale: readonly number[];
}

export interface Place {
  readonly far: readonly number[];
  readonly pair: string;
}

const LEAST_DEVIATION = 1e-3;
const LEAST_SCALE = 0.15;
const FARTHEST = 3;
/** How much one pair of models teaches about another. */
const OTHER_PAIR = 0.5;

export function lessonSpace(rows: readonly (readonly number[])[]): LessonSpace {
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

export function placeOf(
  { used, centre, scale }: LessonSpace,
  task: { readonly values: readonly number[]; readonly pair: string },
): Place {
  const far = used.map((index, at) => {
    const distance = (task.values[index]! - centre[at]!) / scale[at]!;
    return Math.max(-FARTHEST, Math.min(FARTHEST, distance));
  });
  return { far, pair: task.pair };
}

/** How much the outcome at one place says about the other. */
export function kernelOf({ used }: LessonSpace, a: Place, b: Place): number {
  let sum = 0;
  for (let at = 0; at < used.length; at++) sum += a.far[at]! * b.far[at]!;
  return ((a.pair === b.pair ? 1 : OTHER_PAIR) * sum) / Math.max(1, used.length);
}
