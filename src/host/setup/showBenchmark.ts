/** `Show Benchmark Results`: the newest benchmark as a page, with its pictures and tables. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import { runProgram, type ServerPlace } from '../server/index.ts';
import { showNotice } from '../show/index.ts';
import { renderBenchmarkPage } from './renderBenchmarkPage.ts';

const NONCE_BYTES = 18;
const MEASURE = 'Benchmark My Models…';

/** Never rejects. */
export async function showBenchmark(place: ServerPlace): Promise<void> {
  const { stdout, stderr } = await runProgram(place, ['benchmark', 'report', '--html', '-']);
  if (!stdout.startsWith('<!doctype html>')) {
    const chosen = await showNotice('info', stderr.trim() || 'there is no benchmark yet.', MEASURE);
    if (chosen === MEASURE) await vscode.commands.executeCommand(COMMANDS.benchmarkModels);
    return;
  }
  const panel = vscode.window.createWebviewPanel(
    'locallama.benchmark',
    'LocalLama Benchmark',
    vscode.ViewColumn.Active,
    { enableScripts: false, localResourceRoots: [] },
  );
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  panel.webview.html = renderBenchmarkPage(stdout, nonce);
}
