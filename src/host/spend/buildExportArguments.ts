/** What `locallama` is asked for when the person exports spending. */

export const EXPORT_GROUPS = [
  'day',
  'week',
  'month',
  'model',
  'project',
  'task',
  'client',
] as const;
export type ExportGroup = (typeof EXPORT_GROUPS)[number];

/** JSON where the file's name says so, else CSV. Bills are not fetched. */
export function buildExportArguments(group: ExportGroup, path: string): readonly string[] {
  const form = /\.json$/i.test(path) ? '--json' : '--csv';
  return ['spend', form, '--by', group, '--offline'];
}
