/** What a model is told of the file that its tests go into. */

export interface TestPlace {
  /** Both from the workspace's folder on. */
  readonly source: string;
  readonly path: string;
  /** Whether there are tests in it already. */
  readonly isNew: boolean;
  readonly framework: string | null;
  /** Whether tests are shown that it can take for an example. */
  readonly hasExample: boolean;
}

/** Sentences for the request. */
export function describeTestPlace(place: TestPlace): string {
  const { source, path, isNew, framework, hasExample } = place;
  const name = path.split('/').at(-1) ?? path;
  const isInline = source === path;
  const where = isInline
    ? `They go to the end of the same file, \`${name}\`, into its module of tests.`
    : `They go into ${isNew ? 'the new file ' : ''}\`${name}\`; from there, the code is at \`${relate(path, source)}\`.`;
  const what =
    isNew || isInline
      ? 'Answer with all that this takes, imports included.'
      : 'Answer with the new tests alone, and with the imports that they need beside those that it has.';
  const how = hasExample ? 'Write them as the tests that are shown are written.' : '';
  const by = framework === null ? '' : `They are run by ${framework}.`;
  return [where, what, by, how].filter(Boolean).join(' ');
}

/** The way from one file to the other. */
function relate(from: string, to: string): string {
  const [a, b] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  const up = a.slice(shared).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...b.slice(shared)].join('/');
}
