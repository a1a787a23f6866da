/** How answers are proven, in words for a reader: which check runs, and what it showed. */
import type { ProofFigures } from '../core/types.ts';

/** What proved an answer: the check's name, and what it counted. */
export type Proof = { readonly by: string } & {
  readonly [Figure in keyof ProofFigures]?: ProofFigures[Figure] | undefined;
};

/** A phrase: "same behaviour on 212 inputs"; of a check that counts nothing, its name. */
export function describeProof({ by, ...figures }: Proof): string {
  const { but, inputs, killed, mutants, agreeing, answers } = figures;
  switch (by) {
    case 'same-code':
      return but === undefined ? 'same code' : `same code but ${but}`;
    case 'same-behaviour':
      return `same behaviour${onInputs(inputs)}`;
    case 'mutation':
      return mutants === undefined ? 'kills mutants' : `kills ${killed} of ${mutants} mutants`;
    case 'agreement': {
      const who =
        answers === undefined ? 'two models agree' : `${agreeing} of ${answers} answers agree`;
      return who + onInputs(inputs);
    }
    case 'fault':
      return `the fault is gone${onInputs(inputs)}`;
    case 'examples':
      return 'the examples hold';
    case 'tests':
      return 'the tests pass';
    case 'project':
      return "the project's check passes";
    default:
      return by;
  }
}

function onInputs(inputs: number | undefined): string {
  if (inputs === undefined) return '';
  return inputs === 1 ? ' on 1 input' : ` on ${inputs} inputs`;
}

/** A sentence, while it runs; null: which one is not known. */
export function describeChecking(check: string | null, model: string): string {
  const doing = check === null ? undefined : DOING[check];
  const what = `Checking the answer of ${model}`;
  return doing === undefined ? `${what}.` : `${what}: ${doing}.`;
}

const DOING: Readonly<Record<string, string>> = {
  'same-code': 'is it the same code',
  loads: 'does its code load',
  examples: 'do the examples hold',
  'same-behaviour': 'does it behave as before',
  mutation: 'do its tests find mutants of the code',
  fault: 'is the fault gone',
  agreement: 'does a second answer do the same',
  tests: 'do the given tests pass',
  project: "does the project's own check pass",
};
