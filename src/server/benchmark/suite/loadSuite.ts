/** Tasks that are there already. */
import type { BenchmarkTask } from '../../../core/benchmark/index.ts';
import { ToolError } from '../../session/index.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';

export type SuiteName = 'starter' | 'repository';

/** Throws `ToolError` where there is none. */
export async function loadSuite(
  name: SuiteName,
  _services: BenchmarkServices,
): Promise<readonly BenchmarkTask[]> {
  throw new ToolError(`suite: ${name} is not there.`);
}
