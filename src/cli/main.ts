/** `locallama <command>`: which commands there are; each is imported only when it is asked for. */
import manifest from '../../package.json' with { type: 'json' };
import { showHarmlessly } from '../core/showHarmlessly.ts';
import { keepCompiledCode } from './keepCompiledCode.ts';

interface Command {
  readonly usage: string;
  readonly about: string;
  /** Resolves with the exit status. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: {
    usage: 'serve',
    about: 'the MCP server on stdio; leaves when its client leaves',
    run: async args => {
      if (args.length > 0) return rejectArguments(args);
      const { serve, BUILT_GREETING } = await import('../server/main.ts');
      const status = await serve(process.env, manifest.version, BUILT_GREETING);
      // Open handles of libraries must not keep a server alive after its client.
      process.exit(status);
    },
  },
  route: {
    usage: 'route "<task>" [--json] | route --jsonl [--feedback FILE]',
    about: 'where a task would go, decided offline',
    run: async args => {
      const { runRoute } = await import('./route.ts');
      return runRoute(args, process);
    },
  },
  models: {
    usage: 'models [--json]',
    about: 'what is expected of each model, by kind of work',
    run: async args => {
      const { runModels } = await import('./models.ts');
      return runModels(args, process);
    },
  },
  spend: {
    usage: 'spend [--json | --csv] [--since DATE] [--by PERIOD] [--offline]',
    about: 'what was spent, and what is left',
    run: async args => {
      const { runSpend } = await import('./spend.ts');
      return runSpend(args, process);
    },
  },
  learning: {
    usage: 'learning [--json] [--reset] [--model MODEL]',
    about: 'what the router learned from outcomes on this machine, and how to make it forget',
    run: async args => {
      const { runLearning } = await import('./learning.ts');
      return runLearning(args, process);
    },
  },
  benchmark: {
    usage: `benchmark [run] [--models A,B] [--kinds …] [--languages …] [--level N] [--runs N] [--parallel N]
              [--max-cost USD] [--all] [--estimate] [--yes] [--fresh] [--json] [--html FILE]
  benchmark list [--json] | benchmark report [ID] [--json] [--html FILE]`,
    about: 'how often models are right, how fast and for how much, measured on tasks with tests',
    run: async args => {
      const { runBenchmarks } = await import('./benchmark.ts');
      return runBenchmarks(args, process, manifest.version);
    },
  },
  doctor: {
    usage: 'doctor [--json] | doctor --confirm-new-ledger [--yes]',
    about: 'which end points answer, whether the ledger is whole, and what to do where not',
    run: async args => {
      const { runDoctor } = await import('./doctor.ts');
      return runDoctor(args, process, manifest.version);
    },
  },
};

/** Runs one command. Resolves with the exit status: 0 done, 1 done with errors, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = '--help', ...args] = argv;
  if (name === '--version') {
    process.stdout.write(`${manifest.version}\n`);
    return 0;
  }
  if (name === '--help' || name === 'help') {
    process.stdout.write(formatHelp());
    return 0;
  }
  // The reader may have read enough, e.g. `head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(`There is no command ${JSON.stringify(name)}.\n\n${formatHelp()}`);
    return 2;
  }
  if (args.includes('--version')) {
    process.stdout.write(`${manifest.version}\n`);
    return 0;
  }
  if (args.includes('--help')) {
    process.stdout.write(`usage: locallama ${command.usage}\n\n${command.about}\n`);
    return 0;
  }
  if (name !== 'serve') keepTerminalSafe();
  await keepCompiledCode(process.env);
  return command.run(args);
}

/** Names of models and words of hosts must not speak to the terminal. The server's stdout is the protocol's. */
function keepTerminalSafe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (
      text: string | Uint8Array,
      ...rest: unknown[]
    ) => boolean;
    stream.write = (text: string | Uint8Array, ...rest: unknown[]) =>
      write(typeof text === 'string' ? showHarmlessly(text) : text, ...rest);
  }
}

function rejectArguments(args: readonly string[]): number {
  process.stderr.write(`serve takes no arguments (received ${args.join(' ')}).\n`);
  return 2;
}

function formatHelp(): string {
  const rows = Object.values(COMMANDS).map(({ usage, about }) => `  ${usage}\n      ${about}`);
  return `usage: locallama <command>\n\n${rows.join('\n')}\n\n  --help, --version\n`;
}
