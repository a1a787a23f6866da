/** Patterns as lists that a person can read: `oneOf('compiler; linker')` is `(?:compiler|linker)`. */
export function joinAlternatives(list: string): string {
  return `(?:${list
    .split(';')
    .map(each => each.trim().replace(/\s*\n\s*/g, ' '))
    .filter(each => each !== '')
    .join('|')})`;
}
