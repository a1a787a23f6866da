/** `Show Benchmark Results`: the newest benchmark as a page, with its pictures and tables. */
import { runProgram, type ServerPlace } from '../server/index.ts';
import { showNotice } from '../show/index.ts';

/** Never rejects. */
export async function showBenchmark(place: ServerPlace): Promise<void> {
  const { stdout, stderr } = await runProgram(place, ['benchmark', 'report', '--html', '-']);
  if (!stdout.startsWith('<!')) return void showNotice('info', stderr);
  const { showBenchmarkPage } = await import('./showBenchmarkPage.ts');
  showBenchmarkPage(stdout);
}
