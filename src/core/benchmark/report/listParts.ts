/** The rates of each kind of task and each language, model beside model. */
import type { BenchmarkReport } from '../benchmarkReport.ts';
import type { ModelSummary, RateSummary } from '../summary/index.ts';

export interface ReportPart {
  readonly title: 'kind' | 'language';
  readonly rows: readonly PartRow[];
}

interface PartRow {
  readonly name: string;
  /** In the order of the report's models; null where one had no such task. */
  readonly rates: readonly (RateSummary | null)[];
}

/** Those that have something to tell. */
export function listParts({ models }: BenchmarkReport): readonly ReportPart[] {
  const parts = [
    { title: 'kind', rows: listRows(models, ({ byKind }) => byKind) },
    { title: 'language', rows: listRows(models, ({ byLanguage }) => byLanguage) },
  ] as const;
  return parts.filter(({ rows }) => rows.length > 0);
}

function listRows(
  models: readonly ModelSummary[],
  read: (model: ModelSummary) => Readonly<Record<string, RateSummary>>,
): readonly PartRow[] {
  const names = [...new Set(models.flatMap(model => Object.keys(read(model))))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  return names.map(name => ({ name, rates: models.map(model => read(model)[name] ?? null) }));
}
