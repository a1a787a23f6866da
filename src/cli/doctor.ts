/** `locallama doctor`: asks each configured end point once and says what to do where one is down. */
import type { ProviderStatus } from '../protocol/resources.ts';
import { createProviders } from '../providers/index.ts';
import { parseConfig } from '../server/config.ts';
import { createLogger } from '../server/logger.ts';
import { ModelRegistry } from '../server/modelRegistry.ts';

/** A person waits for this, so it may take longer than a server's own look. */
const LIMITS = { discoverMs: 5_000, waitMs: 5_000, freshMs: 0 } as const;

interface Output {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Resolves with 0 when at least one end point is up, 1 when none is, 2 when the settings are wrong. */
export async function runDoctor(
  args: readonly string[],
  io: Output,
  version: string,
): Promise<number> {
  const parsed = parseConfig(io.env);
  if (!parsed.ok) {
    io.stderr.write(`${parsed.message}\n`);
    return 2;
  }
  const { config } = parsed;
  const log = createLogger({
    level: 'error',
    secrets: config.secrets,
    now: Date.now,
    write: line => io.stderr.write(line),
  });
  const registry = new ModelRegistry({
    providers: createProviders(config.providers),
    enrich: async models => models,
    remembered: { read: () => [], write: () => {} },
    limits: LIMITS,
    now: Date.now,
    log,
    onChange: () => {},
  });
  await registry.refresh();
  const providers = registry.status();
  const models = registry.known().map(model => model.id);
  const report = { version, node: process.versions.node, home: config.home, providers, models };
  io.stdout.write(args.includes('--json') ? `${JSON.stringify(report, null, 2)}\n` : table(report));
  return providers.some(provider => provider.state === 'up') ? 0 : 1;
}

interface Report {
  readonly version: string;
  readonly node: string;
  readonly home: string;
  readonly providers: readonly ProviderStatus[];
  readonly models: readonly string[];
}

function table({ version, node, home, providers, models }: Report): string {
  const rows = providers.map(provider => {
    const what = provider.state === 'up' ? `${provider.models} models` : (provider.problem ?? '');
    return `  ${provider.state.padEnd(8)}${provider.id.padEnd(14)}${provider.origin}  ${what}`;
  });
  const advice = providers.some(provider => provider.state === 'up')
    ? `Models: ${models.join(', ')}`
    : 'No end point answers. Start Ollama (ollama serve) or LM Studio, or set OPENROUTER_API_KEY.';
  return `LocalLama ${version}, Node ${node}, ledger in ${home}\n\n${rows.join('\n')}\n\n${advice}\n`;
}
