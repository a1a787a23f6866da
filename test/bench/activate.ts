/**
 * How long VS Code spends in our `activate`, as VS Code itself measures it.
 *
 * Each round is a new extension host (the window is loaded anew). The figures are those of "Developer:
 * Startup Performance". Loading the code is shown beside, as is that of the tests' own extension of a
 * few lines, which says how busy the machine was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectToHost } from '../e2e/editor/extensionHost.ts';
import { launchEditor } from '../e2e/editor/launch.ts';
import { packagedOnce } from '../e2e/editor/openLocalLama.ts';

const ROUNDS = Number(process.argv[2] ?? 7);
/** The limit that the median may not exceed. */
const LIMIT_MS = 20;

const workspace = mkdtempSync(join(tmpdir(), 'locallama-activate-'));
const editor = await launchEditor({
  workspace,
  vsix: [await packagedOnce()],
  settings: {},
  env: {},
  trust: true,
});
try {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(round > 0));
  const activate = report('activate', rounds, ({ ours }) => ours.activateMs);
  report('loading the code', rounds, ({ ours }) => ours.loadMs);
  report("loading the tests' own extension", rounds, ({ other }) => other.loadMs);
  if (!(activate <= LIMIT_MS)) {
    console.log(`The limit of ${LIMIT_MS} ms for activate is exceeded.`);
    process.exitCode = 1;
  }
} finally {
  await editor.close();
  rmSync(workspace, { recursive: true, force: true });
}

interface Times {
  readonly loadMs: number;
  readonly activateMs: number;
}
interface Round {
  readonly ours: Times;
  readonly other: Times;
}

async function measure(reload: boolean): Promise<Round> {
  const { page, profile } = editor;
  if (reload) {
    rmSync(profile.controlFile, { force: true });
    await page.reload();
  }
  const ext = await connectToHost(profile.controlFile);
  await page.locator('[id="locallama.locallama.locallama.cost"]').waitFor();
  await ext(`await vscode.commands.executeCommand('perfview.show')`);
  const table = await ext<string>(
    `return (await vscode.workspace.openTextDocument(vscode.Uri.parse('perf:Startup Performance'))).getText()`,
  );
  return {
    ours: timesOf(table, 'locallama.locallama'),
    other: timesOf(table, 'locallama-test.scripted-model'),
  };
}

/** The row `| id | eager | load code | call activate | … |`. */
function timesOf(table: string, id: string): Times {
  const row = table.split('\n').find(line => line.startsWith(`| ${id} `));
  if (!row) throw new Error(`VS Code has no figures of ${id}.`);
  const [, , , loadMs, activateMs] = row.split('|').map(Number);
  return { loadMs: loadMs ?? Number.NaN, activateMs: activateMs ?? Number.NaN };
}

/** Prints the median and all figures; returns the median. */
function report(what: string, rounds: readonly Round[], figure: (round: Round) => number): number {
  const sorted = rounds.map(figure).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  console.log(`${what}: median ${median} ms (${sorted.join(', ')})`);
  return median;
}
