/** Solves `matrix × x = right` by Gauss's elimination, the largest pivots first. */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let at = 0; at < rows.length; at++) {
    let pivot = at;
    for (let each = at + 1; each < rows.length; each++) {
      if (Math.abs(rows[each]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = each;
    }
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (const row of rows.slice(at + 1)) {
      const factor = row[at]! / rows[at]![at]!;
      for (let k = at; k <= rows.length; k++) row[k]! -= factor * rows[at]![k]!;
    }
  }
  const x = rows.map(() => 0);
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at]!;
    const known = x.reduce((sum, value, k) => (k > at ? sum + value * row[k]! : sum), 0);
    x[at] = (row.at(-1)! - known) / row[at]!;
  }
  return x;
}
