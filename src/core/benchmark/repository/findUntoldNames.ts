/** Names that tests need and that a model could only guess: new in the answer, and told nowhere. */
import { listTopLevelNames } from '../../answer/index.ts';

interface Told {
  readonly reference: string;
  /** The file before, and the request. */
  readonly known: readonly string[];
  readonly tests: readonly string[];
}

export function findUntoldNames({ reference, known, tests }: Told): readonly string[] {
  const has = (texts: readonly string[], name: string) => {
    const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const word = new RegExp(`(?<![\\p{L}\\p{N}_$])${plain}(?![\\p{L}\\p{N}_$])`, 'u');
    return texts.some(text => word.test(text));
  };
  return listTopLevelNames(reference).filter(name => has(tests, name) && !has(known, name));
}
