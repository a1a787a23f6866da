/**
 * The program behind `bin.locallama`. Only the check for a fit Node is here: everything else is
 * imported after it, since `node:sqlite` fails to load on an older one.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The first release with a `node:sqlite` that needs no flag. */
const OLDEST_NODE: readonly [number, number] = [22, 13];

if (isSupportedNode(process.versions.node)) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  runOnOwnNode();
}

function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** A checkout has a fit Node among its dependencies; elsewhere the person is told what to do. */
function runOnOwnNode(): void {
  const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(own)) {
    process.stderr.write(
      `locallama needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Install a newer Node, or run it with VS Code's.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(own, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', error => {
    process.stderr.write(`${own}: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}
