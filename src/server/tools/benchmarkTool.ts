/** What the tools that measure models have in common: how a result is shown, and which errors are the caller's. */
import type * as z from 'zod';
import { formatPercent, formatUsd } from '../../core/figures.ts';
import type { BenchmarkOutput, ToolContract } from '../../protocol/tools/index.ts';
import type { Benchmarks } from '../benchmark/index.ts';
import { defineTool, type Tool } from './tool.ts';

interface BenchmarkTool<I extends z.ZodObject, O extends z.ZodObject> {
  readonly contract: ToolContract<I, O>;
  readonly description: string;
  readonly measure: (
    input: z.output<I>,
    benchmarks: Benchmarks,
    client: Parameters<Benchmarks['measureOnTask']>[1],
  ) => Promise<BenchmarkOutput>;
}

export function defineBenchmarkTool<I extends z.ZodObject, O extends z.ZodObject>({
  contract,
  description,
  measure,
}: BenchmarkTool<I, O>): Tool<I, O> {
  return defineTool({
    contract,
    description,
    annotations: {
      readOnlyHint: false,
      destructiveHint: false,
      idempotentHint: false,
      openWorldHint: true,
    },
    run: async (input, services, call) => {
      const report = (message: string) => call.report(message, { kind: 'step' });
      const benchmarks = await services.benchmarks();
      const client = { signal: call.signal, report };
      return (await measure(input, benchmarks, client)) as unknown as z.input<O>;
    },
    render: output => renderBenchmark(output as unknown as BenchmarkOutput),
    failed: () => false,
  });
}

function renderBenchmark({ status, results, comparison, note, resource }: BenchmarkOutput): string {
  const lines = results.map(({ model, runs, result, total_usd }) => {
    const { accuracy } = result.quality_metrics;
    const right = accuracy === null ? 'not judged' : `${formatPercent(accuracy)} right`;
    const cost = total_usd === undefined ? '' : `, ${formatUsd(total_usd)}`;
    return `${model}: ${right} of ${runs} answers${cost}`;
  });
  const where = resource === undefined ? [] : [`All of it: ${resource}`];
  const told = [comparison, note].filter(text => text !== undefined);
  return [`Benchmark ${status}.`, ...lines, ...told, ...where].join('\n');
}
