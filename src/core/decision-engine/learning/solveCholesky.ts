/** Solves `matrix × x = right` for a symmetric positive definite matrix, in plain, repeatable loops. */
export function solveCholesky(
  matrix: readonly Float64Array[],
  right: readonly number[],
): Float64Array {
  const lower = factorMatrix(matrix);
  const x = Float64Array.from(right);
  for (let i = 0; i < x.length; i++) {
    const row = lower[i]!;
    for (let k = 0; k < i; k++) x[i]! -= row[k]! * x[k]!;
    x[i]! /= row[i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** The lower triangle whose product with its transpose is `matrix`. */
function factorMatrix(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const lower = matrix.map(row => new Float64Array(row.length));
  for (let i = 0; i < matrix.length; i++) {
    const row = lower[i]!;
    for (let j = 0; j <= i; j++) {
      const other = lower[j]!;
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      if (i === j && !(sum > 0)) throw new RangeError('The matrix is not positive definite.');
      row[j] = i === j ? Math.sqrt(sum) : sum / other[j]!;
    }
  }
  return lower;
}
