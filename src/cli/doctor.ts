/**
 * `locallama doctor`: asks each configured end point once, checks the ledger, tells what left this
 * machine, and says what to do where something is wrong.
 */
import { parseArgs } from 'node:util';
import type { ProviderStatus } from '../protocol/index.ts';
import { createProviders, NO_MEMORY, readProxies, SYSTEM_CLOCK } from '../providers/index.ts';
import type { Config } from '../server/config/index.ts';
import type { Stores } from '../server/index.ts';
import { ModelRegistry } from '../server/models/index.ts';
import { countKeptFiles, type RuleCount } from '../server/privacy/index.ts';
import type { Logger } from '../server/session/index.ts';
import { type CommandIo, readArguments } from './beginCommand.ts';
import { type ConfirmationIo, confirmNewLedger } from './confirmNewLedger.ts';
import { runWithStores } from './runWithStores.ts';
import {
  describeSentRequests,
  type SentSummary,
  summarizeSentRequests,
} from './summarizeSentRequests.ts';

/** A person waits for this, so it may take longer than a server's own look. */
const LIMITS = { discoverMs: 5_000, waitMs: 5_000, firstLookMs: 0, freshMs: 0 } as const;

/**
 * Resolves with 0 when at least one end point is up and the ledger is whole, 1 when not, 2 when the
 * arguments or the settings are wrong.
 */
export function runDoctor(
  args: readonly string[],
  io: CommandIo & ConfirmationIo,
  version: string,
): Promise<number> {
  return runWithStores(readOptions(args), io, async (options, { config, log, stores }) => {
    if (options.confirm) return confirmNewLedger(stores, options.yes, io);
    const ledger = readLedgerState(stores);
    const { providers, models } = await probeProviders(config, log);
    const sent = summarizeSentRequests(stores.audit);
    const report = { version, node: process.versions.node, home: config.home, ledger, sent };
    const proxyProblems = readProxies(process.env).problems;
    const kept = await countKept(config);
    const whole = { ...report, kept, proxyProblems, providers, models };
    io.stdout.write(options.json ? `${JSON.stringify(whole, null, 2)}\n` : formatReport(whole));
    return ledger.healthy && providers.some(({ state }) => state === 'up') ? 0 : 1;
  });
}

interface Options {
  readonly json: boolean;
  readonly confirm: boolean;
  readonly yes: boolean;
}

function readOptions(args: readonly string[]): Options | string {
  return readArguments(() => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        'confirm-new-ledger': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
      },
    });
    const { json, yes, 'confirm-new-ledger': confirm } = values;
    return yes && !confirm ? '--yes goes with --confirm-new-ledger.' : { json, yes, confirm };
  });
}

async function probeProviders(
  config: Config,
  log: Logger,
): Promise<Pick<Report, 'providers' | 'models'>> {
  const registry = new ModelRegistry({
    providers: createProviders(config.providers, SYSTEM_CLOCK, NO_MEMORY),
    enrich: async models => models,
    remembered: { read: () => [], write: () => {} },
    limits: LIMITS,
    now: Date.now,
    log,
    onChange: () => {},
  });
  await registry.refresh();
  return { providers: registry.status(), models: registry.known().map(({ id }) => id) };
}

/** Of the configuration's own folder, or of the one that this was started in. */
function countKept({ localOnly, folders }: Config): Promise<readonly RuleCount[]> {
  return countKeptFiles(folders[0]!, localOnly);
}

function describeKept(kept: readonly RuleCount[]): string {
  return kept
    .map(({ glob, files }) =>
      files === 0
        ? `Local only: ${glob} names no file here. Is it written as in a .gitignore?\n`
        : `Local only: ${glob} keeps ${files} ${files === 1 ? 'file' : 'files'} here.\n`,
    )
    .join('');
}

interface LedgerState {
  /** Paid calls may be made, and the totals agree with the entries. */
  readonly healthy: boolean;
  /** Why paid calls are refused. */
  readonly problem?: string;
  /** What the check of every entry found. */
  readonly findings: readonly string[];
}

function readLedgerState({ ledger, checkLedger }: Stores): LedgerState {
  const problem = ledger.problem();
  const findings = collectFindings(checkLedger);
  return {
    healthy: problem === null && findings.length === 0,
    ...(problem !== null && { problem: problem.message }),
    findings,
  };
}

/** A ledger that cannot even be read through is a finding. */
function collectFindings(check: () => readonly string[]): readonly string[] {
  try {
    return check();
  } catch (error) {
    return [`The ledger cannot be read through: ${error}`];
  }
}

interface Report {
  readonly version: string;
  readonly node: string;
  readonly home: string;
  readonly ledger: LedgerState;
  readonly sent: SentSummary;
  /** By each local-only glob, in the folder that was asked for. */
  readonly kept: readonly RuleCount[];
  /** Proxies of the environment that are not used. */
  readonly proxyProblems: readonly string[];
  readonly providers: readonly ProviderStatus[];
  readonly models: readonly string[];
}

function formatReport(report: Report): string {
  const { version, node, home, ledger, sent, kept, proxyProblems, providers, models } = report;
  const rows = providers.map(provider => {
    const what = provider.state === 'up' ? `${provider.models} models` : (provider.problem ?? '');
    return `  ${provider.state.padEnd(8)}${provider.id.padEnd(14)}${provider.origin}  ${what}`;
  });
  const advice = providers.some(provider => provider.state === 'up')
    ? `Models: ${models.join(', ')}`
    : 'No end point answers. Start Ollama (ollama serve) or LM Studio, or set OPENROUTER_API_KEY.';
  const head = `LocalLama ${version}, Node ${node}, ledger in ${home}`;
  const proxies = proxyProblems.map(problem => `Proxy: ${problem}\n`).join('');
  const facts = `${describeLedger(ledger)}\n${describeSentRequests(sent)}\n${describeKept(kept)}${proxies}${advice}`;
  return `${head}\n\n${rows.join('\n')}\n\n${facts}\n`;
}

function describeLedger({ healthy, problem, findings }: LedgerState): string {
  if (healthy) return 'Ledger: whole, its totals agree with its entries.';
  const refused = problem === undefined ? [] : [`Ledger: paid calls are refused. ${problem}`];
  return [...refused, ...findings.map(finding => `Ledger: ${finding}`)].join('\n');
}
