/** The little linear algebra that training needs, in plain loops: deterministic to the bit. */

/** Solves `matrix × x = right` for a symmetric positive definite matrix, by Cholesky. */
export function solve(matrix: readonly Float64Array[], right: readonly number[]): Float64Array {
  const lower = cholesky(matrix);
  const x = Float64Array.from(right);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

function cholesky(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const lower = matrix.map(row => new Float64Array(row.length));
  for (let i = 0; i < matrix.length; i++) {
    const row = lower[i]!;
    for (let j = 0; j <= i; j++) {
      const other = lower[j]!;
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      if (i === j && sum <= 0) throw new Error('The matrix is not positive definite.');
      row[j] = i === j ? Math.sqrt(sum) : sum / other[j]!;
    }
  }
  return lower;
}

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
