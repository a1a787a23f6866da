/**
 * The model server as a program: `node main.ts --port 11434 tinycoder=model/tinycoder-f16.gguf`.
 *
 * It prints one line of JSON with its port once it listens, and leaves when whoever started it
 * does: when its standard input, if that is a pipe, ends, and when its parent process is gone.
 */
import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Engine } from './src/engine.ts';
import { serve } from './src/httpServer.ts';
import { readModelFile } from './src/modelFile.ts';

/** How often it looks whether its parent still lives. */
const PARENT_CHECK_MS = 500;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '0' },
    /** Waits this long before each first token. */
    'delay-ms': { type: 'string', default: '0' },
    /** Adds this to the time that loading a model takes. */
    'load-ms': { type: 'string', default: '0' },
  },
});

leaveWithParent();
try {
  const files = await Promise.all(positionals.map(readModelFile));
  const firstTokenDelayMs = Number(values['delay-ms']);
  const loadDelayMs = Number(values['load-ms']);
  const engine = await Engine.start({ files, firstTokenDelayMs, loadDelayMs });
  console.log(JSON.stringify({ port: await serve(engine, Number(values.port)) }));
} catch (error) {
  console.error(`The model server can't start: ${(error as Error).message}`);
  process.exit(1);
}

function leaveWithParent(): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(), PARENT_CHECK_MS).unref();
  const stdin = fstatSync(0);
  // A terminal or /dev/null says nothing about the parent.
  if (!stdin.isFIFO() && !stdin.isSocket()) return;
  process.stdin.on('end', () => process.exit()).on('error', () => process.exit());
  process.stdin.resume();
}
