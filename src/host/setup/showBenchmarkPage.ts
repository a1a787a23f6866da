/** A page of the editor with a benchmark's pictures and tables. A bundle of its own: few starts ever show one. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { renderBenchmarkPage } from './renderBenchmarkPage.ts';

const NONCE_BYTES = 18;

export function showBenchmarkPage(page: string): void {
  const panel = vscode.window.createWebviewPanel(
    'locallama.benchmark',
    'LocalLama Benchmark',
    vscode.ViewColumn.Active,
    { enableScripts: false, localResourceRoots: [] },
  );
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  panel.webview.html = renderBenchmarkPage(page, nonce);
}
