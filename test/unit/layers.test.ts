/** The layer rule of `src/README.md` is the linter's: each import here breaks it on purpose, and must be caught. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIOME = join(ROOT, 'node_modules/.bin/biome');

const planted: { readonly file: string; readonly code: string }[] = [];
let refused = new Set<string>();

/** Plants `code` in a file of the layer; all are linted in one run before the first test. */
function check(layer: string, code: string, expected: 'refused' | 'allowed') {
  const file = layer.replace(/x\.ts$/, `x${planted.length}.ts`);
  planted.push({ file, code });
  test(`${layer}: ${code} is ${expected}`, () => {
    assert.equal(refused.has(file) ? 'refused' : 'allowed', expected);
  });
}

/** The files in which the linter objects to an import, under the project's own configuration. */
function lint(): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    const { vcs: _, ...config } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
    for (const { file, code } of planted) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${code}\n`);
    }
    const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '.'];
    const { stdout } = spawnSync(BIOME, args, { cwd: folder, encoding: 'utf8' });
    return new Set(planted.map(({ file }) => file).filter(file => stdout.includes(file)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

suite('layers', () => {
  suiteSetup(() => {
    refused = lint();
  });
  check('src/core/x.ts', "import 'node:fs';", 'refused');
  check('src/core/cost-monitor/x.ts', "import { y } from '../../providers/y.ts';", 'refused');
  check('src/core/x.ts', "import type { y } from '../protocol/tools.ts';", 'refused');
  check('src/core/x.ts', "export * from '../store/database.ts';", 'refused');
  check('src/core/x.ts', "const y = await import('../server/main.ts');", 'refused');
  check('src/core/x.ts', "import { y } from './cost-monitor/money.ts';", 'allowed');
  check('src/protocol/x.ts', "import { y } from '../core/cost-monitor/money.ts';", 'refused');
  check('src/protocol/x.ts', "import type { Tier } from '../core/types.ts';", 'allowed');
  check('src/providers/x.ts', "import { y } from '../store/ledgerStore.ts';", 'refused');
  check('src/providers/x.ts', "import { y } from 'node:fs/promises';", 'refused');
  check('src/providers/openrouter/x.ts', "import '../../core/decision-engine/y.ts';", 'refused');
  check('src/store/x.ts', "import { y } from '../providers/ollama.ts';", 'refused');
  check('src/store/x.ts', "import { DatabaseSync } from 'node:sqlite';", 'allowed');
  check('src/server/x.ts', "import 'vscode';", 'refused');
  check('src/server/tools/x.ts', "import { y } from '../../host/session.ts';", 'refused');
  check('src/cli/x.ts', "import 'vscode';", 'refused');
  check('src/host/x.ts', "import { y } from '../store/database.ts';", 'refused');
  check('src/host/x.ts', "import { y } from '../core/cost-monitor/money.ts';", 'refused');
  check('src/host/x.ts', "import * as vscode from 'vscode';", 'allowed');
  check('src/webview/x.ts', "import type { y } from '../host/panel.ts';", 'refused');
  check('src/webview/x.ts', "import type { y } from '../protocol/panel.ts';", 'allowed');
  check('src/extension.ts', "import { y } from './server/main.ts';", 'refused');
});
