/** What the benchmark tools do, once their input is read: order, estimate or run, answer in time. */
import { describeQuotaPlan, planQuota } from '../../../core/benchmark/index.ts';
import type {
  BenchmarkOutput,
  BenchmarkTaskInput,
  BenchmarkTasksInput,
} from '../../../protocol/tools/index.ts';
import { ToolError } from '../../session/index.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';
import type { BenchmarkOrder, Benchmarks, Client, OrderWish, WantedTask } from '../benchmarks.ts';
import { listStarterTasks, nameRepository, nameSuite } from '../suite/index.ts';
import { answerInTime } from './answerInTime.ts';
import { describeEstimate } from './describeEstimate.ts';
import { proposeOwnTasks } from './proposeOwnTasks.ts';
import { readOrder } from './readOrder.ts';
import { readTask } from './readTask.ts';

/** One task. Throws `ToolError`. */
export async function measureOnTask(
  input: BenchmarkTaskInput,
  client: Client,
  benchmarks: Benchmarks,
  services: BenchmarkServices,
): Promise<BenchmarkOutput> {
  const { task_id, max_cost_usd: maxCostUsd, wait_ms } = input;
  const limits = { parallel: 1, stopsEarly: false, maxCostUsd, models: undefined };
  const wish = { name: task_id, tasks: [readTask(input)], ...limits };
  const output = await carryOut(await readOrder(wish, services), wait_ms, client, benchmarks);
  return { task_id, ...output };
}

/** Several tasks. Throws `ToolError`. */
export async function measureOnTasks(
  input: BenchmarkTasksInput,
  client: Client,
  benchmarks: Benchmarks,
  services: BenchmarkServices,
): Promise<BenchmarkOutput> {
  const order = await readOrder(await readBatch(input, client, services), services);
  assertModels(order);
  if (!input.estimate) return carryOut(order, input.wait_ms, client, benchmarks);
  const note = describeEstimate(await benchmarks.estimate(order));
  return { status: 'estimated', results: [], note };
}

/** As `measureOnTasks`, of the free models that the settings allow. Throws `ToolError`. */
export async function measureFreeModels(
  input: BenchmarkTasksInput,
  client: Client,
  benchmarks: Benchmarks,
  services: BenchmarkServices,
): Promise<BenchmarkOutput> {
  const wish = await readBatch(input, client, services);
  const free = (await services.models('ask')).filter(({ tier }) => tier === 'free');
  const wanted = wish.models ?? free.map(({ id }) => id);
  const all = await readOrder({ ...wish, models: wanted }, services);
  const { models: estimates } = await benchmarks.estimate(all);
  const able = estimates.filter(
    ({ tier, answers, refused }) => tier === 'free' && refused < answers,
  );
  if (able.length === 0) throw new ToolError(explainNoFree(estimates[0]?.why));
  const order = { ...all, models: all.models.filter(({ id }) => able.some(a => a.model === id)) };
  const use = services.openRouter.freeUse();
  const answers = able.reduce((sum, each) => sum + each.answers - each.refused, 0);
  const quota = use === null ? '' : describeQuotaPlan(planQuota(answers, use), use.resetsAtMs);
  if (input.estimate) return { status: 'estimated', results: [], note: quota };
  const output = await carryOut(order, input.wait_ms, client, benchmarks);
  return { ...output, note: [quota, output.note].filter(Boolean).join(' ') };
}

function explainNoFree(why: string | null | undefined): string {
  return why === null || why === undefined
    ? 'No free model is offered now: OpenRouter offers them once its key is set. Nothing was spent.'
    : `No free model may be asked. ${why}`;
}

function carryOut(
  order: BenchmarkOrder,
  waitMs: number | undefined,
  client: Client,
  benchmarks: Benchmarks,
): Promise<BenchmarkOutput> {
  assertModels(order);
  return benchmarks.begin(order, false).then(id => answerInTime(id, waitMs, benchmarks, client));
}

function assertModels({ models }: BenchmarkOrder): void {
  if (models.length > 0) return;
  throw new ToolError(
    'No model can take these tasks now. Start a local one, or name a paid one with a maximum cost.',
  );
}

async function readBatch(
  input: BenchmarkTasksInput,
  client: Client,
  services: BenchmarkServices,
): Promise<OrderWish> {
  const { max_parallel_tasks: most, parallel, suite } = input;
  const tasks = await readTasks(input, client, services);
  assertDistinct(tasks.map(({ task }) => task.id));
  return {
    name: nameTasks(suite, tasks.length, services.config.folders[0]),
    tasks,
    models: input.models,
    parallel: parallel ? (most ?? services.config.maxParallelTasks) : 1,
    maxCostUsd: input.max_cost_usd,
    stopsEarly: true,
  };
}

function nameTasks(suite: BenchmarkTasksInput['suite'], count: number, folder?: string): string {
  switch (suite) {
    case undefined:
      return `${count} tasks`;
    case 'starter':
      return nameSuite(count);
    case 'repository':
      return nameRepository(count, folder);
  }
}

async function readTasks(
  { tasks, suite, max_level }: BenchmarkTasksInput,
  client: Client,
  services: BenchmarkServices,
): Promise<readonly WantedTask[]> {
  if ((tasks === undefined) === (suite === undefined)) {
    throw new ToolError('Give tasks or suite, one of the two. Nothing was spent.');
  }
  if (tasks !== undefined) return tasks.map(readTask);
  if (suite === 'repository') {
    return (await proposeOwnTasks(client, services)).map(task => ({ task }));
  }
  return listStarterTasks()
    .filter(({ level }) => level <= (max_level ?? level))
    .map(task => ({ task }));
}

function assertDistinct(ids: readonly string[]): void {
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice === undefined) return;
  throw new ToolError(`tasks: task_id ${JSON.stringify(twice)} stands twice. Nothing was spent.`);
}
