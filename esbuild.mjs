/**
 * Builds `dist/`: the extension, the server with its command line, the panel's script and style.
 *
 * `--production` minifies, prints every size and fails when a bundle is over its budget. `--watch`
 * rebuilds and says `[watch] build started` and `[watch] build finished` for the editor's task.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build, context } from 'esbuild';
import manifest from './package.json' with { type: 'json' };
import { LANGUAGES } from './src/core/languages/index.ts';
import { buildGreeting } from './src/server/greeting/buildGreeting.ts';
import { RUNTIME_FILE } from './src/server/verify/syntax/loadGrammar.ts';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Kilobytes (1,000 bytes) that are read before a part can do anything, by the part's first source:
 * the bundle that it is in, and all that this one imports at once.
 */
const BUDGETS_KB = {
  'src/extension.ts': 127,
  'src/host/server/serverProcess.ts': 350,
  'src/host/route/findTestPlace.ts': 52,
  'src/host/models/modelProvider.ts': 20,
  'src/host/proposal/reportNewProblems.ts': 10,
  'src/host/setup/measureModels.ts': 10,
  'src/host/setup/showBenchmarkPage.ts': 5,
  'src/server/main.ts': 241,
  // Read after the first answers are out.
  'src/server/startServer.ts': 990,
  'src/webview/panel.ts': 40,
  'media/panel.css': 16,
};
/** And everything that is shipped, what is loaded later included. */
const TOTAL_BUDGET_KB = 6_000;

/** Tree-sitter and its grammars, compressed: none is read before code in its language is. */
const GRAMMARS_BUDGET_KB = 1_600;
/** At a higher one, building takes seconds more, for a twentieth less. */
const GRAMMAR_QUALITY = 5;

/** Bundled CommonJS packages call `require`, which an ES module does not have. */
const REQUIRE_BANNER =
  "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);";

const shared = {
  bundle: true,
  minify: production,
  // Words of other scripts take a third as ASCII escapes take.
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
  plugins: [dropSettingWords()],
};

const server = {
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node22',
  format: 'esm',
  banner: { js: REQUIRE_BANNER },
};

const bundles = [
  {
    ...shared,
    entryPoints: {
      extension: 'src/extension.ts',
      serverProcess: 'src/host/server/serverProcess.ts',
      findTestPlace: 'src/host/route/findTestPlace.ts',
      modelProvider: 'src/host/models/modelProvider.ts',
      reportNewProblems: 'src/host/proposal/reportNewProblems.ts',
      measureModels: 'src/host/setup/measureModels.ts',
      showBenchmarkPage: 'src/host/setup/showBenchmarkPage.ts',
    },
    outdir: 'dist',
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode'],
    supported: { 'dynamic-import': false },
    plugins: [
      ...shared.plugins,
      keepApart('./serverProcess.ts', './serverProcess.js'),
      keepApart('./findTestPlace.ts', './findTestPlace.js'),
      keepApart('./modelProvider.ts', './modelProvider.js'),
      keepApart('./reportNewProblems.ts', './reportNewProblems.js'),
      keepApart('./measureModels.ts', './measureModels.js'),
      keepApart('./showBenchmarkPage.ts', './showBenchmarkPage.js'),
    ],
  },
  {
    ...shared,
    ...server,
    entryPoints: {
      locallama: 'src/cli/locallama.ts',
      startServer: 'src/server/startServer.ts',
    },
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [
      ...shared.plugins,
      inlineTexts(),
      keepApart('../server/main.ts', '../serve.mjs'),
      dropUnusedModules(),
    ],
  },
  {
    // What is read before the first answer: a file of its own, with nothing that is not needed for it.
    ...shared,
    ...server,
    entryPoints: { serve: 'src/server/main.ts' },
    plugins: [
      ...shared.plugins,
      keepApart('./startServer.ts', './startServer.mjs'),
      writeGreeting(),
      dropUnusedModules(),
    ],
  },
  {
    ...shared,
    entryPoints: [
      { in: 'src/webview/panel.ts', out: 'panel' },
      { in: 'media/panel.css', out: 'panel' },
    ],
    outdir: 'dist',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
  },
];

rmSync('dist', { recursive: true, force: true });
const grammarBytes = await shipGrammars('dist/grammars');
if (watch) {
  for (const options of bundles) {
    const watched = await context({
      ...options,
      plugins: [...options.plugins, announce()],
    });
    await watched.watch();
  }
} else {
  const results = await Promise.all(bundles.map(options => build(options)));
  if (production) checkSizes(Object.assign({}, ...results.map(({ metafile }) => metafile.outputs)));
}

/** The grammars that the registry of languages names; how many bytes they are. */
async function shipGrammars(folder) {
  mkdirSync(folder, { recursive: true });
  const files = [RUNTIME_FILE, ...LANGUAGES.flatMap(({ grammar }) => grammar?.file ?? [])];
  const params = { [constants.BROTLI_PARAM_QUALITY]: GRAMMAR_QUALITY };
  const sizes = [...new Set(files)].map(async file => {
    const wasm = readFileSync(fileURLToPath(import.meta.resolve(file)));
    const compressed = await promisify(brotliCompress)(wasm, { params });
    writeFileSync(join(folder, `${basename(file)}.br`), compressed);
    return compressed.length;
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

/** What a setting is for is told by the manifest and the README: nothing reads it at run time. */
function dropSettingWords() {
  const words = /^ *(?:about|description):\s*(?:'[^'\n]*'|"[^"\n]*"),\n/gm;
  return {
    name: 'drop-setting-words',
    setup(builds) {
      builds.onLoad({ filter: /\bprotocol[\\/]settings[\\/]\w+\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(words, ''),
        loader: 'ts',
      }));
    },
  };
}

/** What is imported late from `module` is a bundle of its own, `file` beside the one that imports it. */
function keepApart(module, file) {
  return {
    name: 'keep-apart',
    setup(builds) {
      builds.onResolve({ filter: /\.ts$/ }, ({ kind, path }) =>
        kind === 'dynamic-import' && path === module ? { path: file, external: true } : undefined,
      );
    },
  };
}

/** Programs in other languages are files that are read where nothing is bundled, and strings here. */
function inlineTexts() {
  const reading = /readFileSync\(\s*new URL\('([^']+)', import\.meta\.url\),\s*'utf8',?\s*\)/g;
  return {
    name: 'inline-texts',
    setup(builds) {
      builds.onLoad({ filter: /[\\/]texts\.ts$/ }, ({ path }) => {
        const watchFiles = [];
        const contents = readFileSync(path, 'utf8').replace(reading, (_, name) => {
          const file = join(dirname(path), name);
          watchFiles.push(file);
          return JSON.stringify(readFileSync(file, 'utf8'));
        });
        if (contents.includes('readFileSync(')) throw new Error(`${path} is not read whole`);
        return { contents, loader: 'ts', watchFiles };
      });
    },
  };
}

/** What clients are told first is read, not made, at each start. */
function writeGreeting() {
  return {
    name: 'write-greeting',
    setup(builds) {
      builds.onLoad({ filter: /[\\/]greeting[\\/]greeting\.ts$/ }, async () => {
        const greeting = JSON.stringify(await buildGreeting(manifest.version));
        return { contents: `export const BUILT_GREETING = ${greeting}`, loader: 'ts' };
      });
    },
  };
}

/** No file of ours does anything but define: what only a door names is not loaded along with it. */
function dropUnusedModules() {
  return {
    name: 'drop-unused-modules',
    setup(builds) {
      builds.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ kind, path, resolveDir }) =>
        kind === 'import-statement'
          ? { path: resolve(resolveDir, path), sideEffects: false }
          : undefined,
      );
    },
  };
}

/** The lines that `$esbuild-watch` waits for. */
function announce() {
  return {
    name: 'announce',
    setup(builds) {
      builds.onStart(() => console.log('[watch] build started'));
      builds.onEnd(() => console.log('[watch] build finished'));
    },
  };
}

function checkSizes(outputs) {
  let failed = false;
  const report = (name, bytes, budgetKb) => {
    const over = bytes > budgetKb * 1_000;
    failed ||= over;
    const kb = Math.ceil(bytes / 1_000);
    console.log(`${name}: ${kb} kB of ${budgetKb} kB${over ? ' — OVER ITS BUDGET' : ''}`);
  };
  for (const [source, budgetKb] of Object.entries(BUDGETS_KB)) {
    const [name] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
    report(`${name} (${source})`, startBytes(outputs, name), budgetKb);
  }
  const all = Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0);
  report('dist/ in all but grammars', all, TOTAL_BUDGET_KB);
  report('dist/grammars', grammarBytes, GRAMMARS_BUDGET_KB);
  if (failed) process.exitCode = 1;
}

/** A bundle with every chunk that it imports at once; what is imported later is left out. */
function startBytes(outputs, name, seen = new Set()) {
  const output = outputs[name];
  if (!output || seen.has(name)) return 0;
  seen.add(name);
  const loaded = output.imports.filter(({ kind }) => kind === 'import-statement');
  return loaded.reduce((sum, { path }) => sum + startBytes(outputs, path, seen), output.bytes);
}
