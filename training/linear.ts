/** The little statistics that training needs, in plain loops: deterministic to the bit. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Of the whole population. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map(value => (value - middle) ** 2)));
}

/** One column out of rows. */
export function column(rows: readonly (readonly number[])[], at: number): readonly number[] {
  return rows.map(row => row[at]!);
}
