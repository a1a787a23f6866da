/**
 * A program: asks an end point that pours out 200 MB in each of the ways that there are, and prints
 * as JSON how each call failed and by how much the process grew. In a process of its own, so that
 * the growth is the calls' alone.
 */
import { ask, providerFor } from './askProvider.ts';
import { startFaultServer } from './faultServer.ts';
import { POURS } from './pouringServer.ts';
import type { DialectName } from './speech.ts';

export interface Report {
  readonly pour: string;
  readonly kind: string;
  readonly growthBytes: number;
}

const LIMITS = {
  maxBodyBytes: 8 * 1024 * 1024,
  totalMs: 30_000,
  firstTokenMs: 10_000,
  idleMs: 5_000,
};
const WARM_UP_CALLS = 50;

/** Loads the client and lets the heap find its size. */
async function warmUp(dialect: DialectName): Promise<void> {
  const server = await startFaultServer(dialect);
  const provider = providerFor(dialect, server.baseUrl);
  for (let i = 0; i < WARM_UP_CALLS; i++) await ask(provider);
  await server.stop();
}

async function measure(dialect: DialectName, baseUrl: string, model: string): Promise<Report> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 2);
  const provider = providerFor(dialect, baseUrl);
  const answer = await ask(provider, { limits: LIMITS, request: { model } });
  clearInterval(timer);
  const growthBytes = Math.max(most, process.memoryUsage.rss()) - before;
  return { pour: model, kind: answer.ok ? 'ok' : answer.failure.kind, growthBytes };
}

if (import.meta.main) {
  const [dialect, baseUrl] = process.argv.slice(2) as [DialectName, string];
  await warmUp(dialect);
  const reports: Report[] = [];
  for (const pour of POURS) reports.push(await measure(dialect, baseUrl, pour));
  console.log(JSON.stringify(reports));
}
