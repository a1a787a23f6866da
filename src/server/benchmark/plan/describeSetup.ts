/** What results depend on beside the models' names: this machine, this program, these weights. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { BenchmarkSetup, ModelSetup } from '../../../core/benchmark/index.ts';
import type { Model } from '../../../core/types.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';

export async function describeSetup(
  models: readonly Model[],
  { version, execution }: BenchmarkServices,
): Promise<BenchmarkSetup> {
  const sandbox = await execution.verification.sandbox();
  return {
    version,
    machine: {
      platform: `${process.platform} ${process.arch}`,
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      memoryBytes: totalmem(),
    },
    models: Object.fromEntries(models.map(model => [model.id, describeModel(model)])),
    sandbox: sandbox.containment,
  };
}

function describeModel(model: Model): ModelSetup {
  const { digest, quantization, parametersB, contextTokens } = model;
  return {
    ...(contextTokens !== undefined && { contextTokens }),
    ...(digest !== undefined && { digest }),
    ...(quantization !== undefined && { quantization }),
    ...(parametersB !== undefined && { parametersB }),
  };
}
