/** The layer rule of `src/README.md` is the linter's: each import here breaks it on purpose, and must be caught. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
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

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}

/** The rules of layers, those of doors, and that of cycles. */
const OF_IMPORTS = new Set([
  'lint/style/noRestrictedImports',
  'lint/style/noRestrictedGlobals',
  'plugin',
  'lint/suspicious/noImportCycles',
]);

/** The files in which the linter objects to an import, under the project's own configuration. */
function lint(): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    const { vcs: _, ...config } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
    for (const plugin of ['doors.grit', 'layers.grit']) {
      copyFileSync(join(ROOT, plugin), join(folder, plugin));
    }
    for (const { file, code } of planted) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${code}\n`);
    }
    const args = ['lint', '--max-diagnostics=none', '--reporter=json', '.'];
    const { stdout } = spawnSync(BIOME, args, { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
    const ofImports = diagnostics.filter(({ category }) => OF_IMPORTS.has(category));
    return new Set(ofImports.map(({ location }) => location.path));
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
  check('src/core/x.ts', "import { y } from './cost-monitor/index.ts';", 'allowed');
  check('src/protocol/x.ts', "import { y } from '../core/cost-monitor/money.ts';", 'refused');
  check('src/protocol/x.ts', "import type { Tier } from '../core/types.ts';", 'allowed');
  check('src/protocol/x.ts', "import { formatUsd } from '../core/figures.ts';", 'allowed');
  check('src/host/x.ts', "import { formatUsd } from '../core/figures.ts';", 'refused');
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
  check('src/host/route/x.ts', "import { y } from '../../core/answer/index.ts';", 'allowed');
  check('src/host/route/x.ts', "import { y } from '../../core/prompt/index.ts';", 'refused');
  check('src/host/x.ts', "import * as vscode from 'vscode';", 'allowed');
  check('src/host/route/x.ts', "import { y } from '../../core/languages/index.ts';", 'allowed');
  check('src/webview/x.ts', "import type { y } from '../host/panel.ts';", 'refused');
  check('src/webview/x.ts', "import type { y } from '../protocol/index.ts';", 'allowed');
  check('src/extension.ts', "import { y } from './server/main.ts';", 'refused');

  check('src/server/x.ts', "import { y } from './tools/index.ts';", 'allowed');
  check('src/server/x.ts', "import { y } from './tools/getSpend.ts';", 'refused');
  check('src/server/x.ts', "import type { y } from '../store/ledger/index.ts';", 'refused');
  check('src/server/x.ts', "export { y } from '../store/database.ts';", 'refused');
  check('src/server/x.ts', "import { y } from '../store/index.ts';", 'allowed');
  check('src/server/tools/x.ts', "import { y } from '../../core/answer/index.ts';", 'allowed');
  check(
    'src/server/tools/x.ts',
    "import { y } from '../../core/answer/fences/index.ts';",
    'refused',
  );
  check('src/core/answer/fences/x.ts', "import { y } from '../stripThinking.ts';", 'allowed');
  check('src/core/answer/fences/x.ts', "import { y } from '../prose/codeLine.ts';", 'refused');
  check('src/core/answer/fences/x.ts', "import { y } from '../prose/index.ts';", 'allowed');
  check('src/host/route/x.ts', "import { y } from '../server/index.ts';", 'allowed');
  check('src/host/route/x.ts', "import { y } from '../../server/index.ts';", 'refused');
  check('src/host/x.ts', "import { y } from '../server/index.ts';", 'refused');
  check('src/store/x.ts', "import type { y } from './x.ts';", 'allowed');
  check('src/server/x.ts', "export * from './tools/index.ts';", 'refused');
  check('src/server/tools/x.ts', "export * from './getSpend.ts';", 'allowed');
  check('src/server/x.ts', "export * as tools from './tools/index.ts';", 'refused');
  check(
    'src/server/x.ts',
    "export type A = import('../store/ledger/ledgerStore.ts').B;",
    'refused',
  );
  check('src/server/x.ts', "export type A = typeof import('../store/index.ts');", 'refused');
  check('src/server/x.ts', "export const a = await import('../store/schemas.ts');", 'refused');
  check('src/server/x.ts', 'export const a = await import(`../store/schemas.ts`);', 'refused');
  check('src/server/x.ts', "export const a = await import('../store/index.ts');", 'allowed');
  check('src/server/x.ts', "export const a = await import('./verify/verifyAnswer.ts');", 'allowed');
  check('src/server/x.ts', "export const a = require('../store/schemas.ts');", 'refused');
  check('src/server/x.ts', "import a = require('../store/schemas.ts'); a();", 'refused');
  check('src/server/x.ts', "import { y } from './../store/schemas.ts';", 'refused');
  check('src/host/route/deep/x.ts', "import { y } from '../../server/index.ts';", 'allowed');
  check('src/host/route/deep/x.ts', "import { y } from '../../../server/index.ts';", 'refused');
  check('src/host/x.ts', "import { y } from './server/index.ts';", 'allowed');
  check('src/core/x.ts', "export type A = import('node:fs').Stats;", 'refused');
  check('src/core/x.ts', "import { y } from 'undici';", 'refused');
  check('src/core/x.ts', "import ignore from 'ignore';", 'allowed');
  for (const impure of ['process.env', "fetch('x')", 'Date.now()', 'Math.random()', 'new Date()']) {
    check('src/core/answer/x.ts', `export const y = ${impure};`, 'refused');
  }
  check('src/core/answer/x.ts', 'export const y = new Date(0);', 'allowed');
  check('src/server/x.ts', 'export const y = Date.now();', 'allowed');

  suite('cycles', () => {
    const at = planted.length;
    check(
      'src/store/x.ts',
      `import type { y } from './x${at + 1}.ts';\nexport type z = y;`,
      'refused',
    );
    check('src/store/x.ts', `import type { z } from './x${at}.ts';\nexport type y = z;`, 'refused');
  });
});
