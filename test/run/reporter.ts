/** Mocha's usual output, and beside it the result lines that `npm test` counts. */
import Mocha from 'mocha';
import { recordRun } from './recordRun.ts';

export default class RecordingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.LOCALLAMA_TEST_RESULTS;
    if (!file) throw new Error('LOCALLAMA_TEST_RESULTS names no file for the results.');
    recordRun(runner, file);
  }
}
