/** The mutants of code that do something else than it does, as far as calls can tell. */
import type { CheckInput } from '../check.ts';
import { type Mutant, makeMutants } from './makeMutants.ts';
import type { CodeUnderTest } from './prepareCode.ts';
import { recordCalls } from './recordCalls.ts';

/** `code` without calls: its mutants are taken as they are. */
export async function findTellingMutants(
  input: Pick<CheckInput, 'sandbox' | 'limits' | 'signal'>,
  { tree, language, code, probes, signatures }: CodeUnderTest,
  most: number,
): Promise<readonly Mutant[]> {
  const mutants = makeMutants(tree, language, most);
  const recording = await recordCalls(input, {
    language,
    probes,
    names: signatures.map(({ name }) => name),
    versions: [code, code, ...mutants.map(mutant => mutant.code)],
    skip: [],
  });
  if (recording.kind !== 'recorded' || recording.firsts.get(1) !== null) return mutants;
  const { firsts } = recording;
  // One that was not reached is kept: nothing speaks against it.
  return mutants.filter((_, at) => firsts.get(at + 2) !== null);
}
