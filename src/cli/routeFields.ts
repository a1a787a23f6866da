/** Reads fields out of one line of JSON without trusting it: own properties of the right type only. */
export type LineFields = Readonly<Record<string, unknown>>;

type ParsedLine =
  | { readonly ok: true; readonly fields: LineFields }
  | { readonly ok: false; readonly error: string };

/** Longer lines are refused rather than parsed: no selection is that long. */
export const MAX_ROUTE_LINE_CHARS = 32_000_000;

export function parseLine(line: string): ParsedLine {
  if (line.length > MAX_ROUTE_LINE_CHARS) {
    return { ok: false, error: `the line is longer than ${MAX_ROUTE_LINE_CHARS} characters` };
  }
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ok: true, fields: value as LineFields };
    }
    return { ok: false, error: 'the line is not a JSON object' };
  } catch {
    return { ok: false, error: 'the line is not JSON' };
  }
}

/** A non-blank string, or undefined. */
export function readTextField(fields: LineFields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A number from 0 to 1, or a truth value as 1 or 0; else undefined. */
export function readShareField(fields: LineFields, name: string): number | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;
}
