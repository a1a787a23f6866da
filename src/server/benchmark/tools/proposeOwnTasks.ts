/** The tasks of the workspace's own repository, for a client: looked for once while nothing is committed. */
import {
  describeProposal,
  type Proposal,
  type RepositoryTask,
} from '../../../core/benchmark/index.ts';
import { ToolError } from '../../session/index.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';
import type { Client } from '../benchmarks.ts';
import { openRepository, proposeTasks } from '../repository/index.ts';

/** Each takes a minute of tests. */
const ENOUGH_TASKS = 12;
const MAX_KEPT = 4;
const kept = new Map<string, Proposal>();

/** Throws `ToolError`. */
export async function proposeOwnTasks(
  { signal, report }: Client,
  { config, execution }: Pick<BenchmarkServices, 'config' | 'execution'>,
): Promise<readonly RepositoryTask[]> {
  const folder = config.folders[0] ?? '.';
  const { root, head } = await openRepository(folder, signal);
  const key = `${head} ${root} ${folder}`;
  const known = kept.get(key);
  const wish = { folder, command: undefined, most: ENOUGH_TASKS };
  const sandbox = await execution.verification.sandbox();
  const found = known ?? (await proposeTasks(wish, { sandbox, signal, onProgress: report }));
  if (found.tasks.length === 0) throw new ToolError(describeProposal(found).join('\n'));
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return found.tasks;
}
