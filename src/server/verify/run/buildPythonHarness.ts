/** The files of a Python program that runs an answer and then its tests, as if they stood in one file. */
import { PYTEST_STAND_IN, PYTHON_HARNESS } from '../programs/index.ts';

/** The files; `word` marks the result, and a control run never says that the tests passed. */
export function buildPythonHarness(
  word: string,
  isControl: boolean,
): Readonly<Record<string, string>> {
  const call = `main(${JSON.stringify(word)}, ${isControl ? 'True' : 'False'})`;
  return { 'run.py': `${PYTHON_HARNESS}\n${call}\n`, 'stand_in.py': PYTEST_STAND_IN };
}
