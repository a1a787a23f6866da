/** Whether two paths may name one file: one of them ends with the other. */
export function isSameFile(one: string, other: string | undefined): boolean {
  if (other === undefined) return false;
  const [a, b] = [one, other].map(listNames);
  const length = Math.min(a?.length ?? 0, b?.length ?? 0);
  return length > 0 && a?.slice(-length).join('/') === b?.slice(-length).join('/');
}

function listNames(path: string): readonly string[] {
  return path.split(/[\\/]+/).filter(name => name !== '' && name !== '.');
}
