/**
 * Runs tests and examples in JavaScript, and in TypeScript without its types. The tests stand behind the
 * answer's code in one module, in a function: they see its names and may have the same ones.
 */
import { createHash } from 'node:crypto';
import { writeScriptProbes } from '../calls/index.ts';
import {
  joinModules,
  SCRIPT_EXAMPLES,
  SCRIPT_EXPECT,
  SCRIPT_HARNESS,
  SCRIPT_SUITES,
} from '../programs/index.ts';
import { parseJavaScript, toJavaScript } from '../readers/index.ts';
import { SCRIPT_RECORDER } from '../recorders/index.ts';
import type {
  GivenCalls,
  GivenExamples,
  GivenTests,
  NoProgram,
  Runner,
  TestProgram,
} from './runner.ts';
import { prepareScript } from './scriptProgram.ts';

export const scriptRunner: Runner = {
  notation: 'script',
  buildTests: buildProgram,
  buildExamples,
  buildRecorder,
  buildStub: name => `function ${name}() {}`,
  canReachOut: code => REACHES.test(code),
  isImpure: code => IMPURE.test(code),
  emptyTests: 'Boolean();',
};

/** The same for code whose types are taken out first. */
export const typedScriptRunner: Runner = {
  ...scriptRunner,
  buildTests: given => {
    const [code, tests] = [toJavaScript(given.code), toJavaScript(given.tests)];
    if (tests === null) return refuseProgram('the tests do not parse as typescript');
    if (code === null) return refuseProgram('typescript cannot be run here');
    return buildProgram({ ...given, code, tests });
  },
  buildRecorder: given => {
    const versions = given.versions.map(toJavaScript);
    const known = versions.filter(code => code !== null);
    if (known.length < versions.length) return refuseProgram('typescript cannot be run here');
    return buildRecorder({ ...given, versions: known });
  },
};

const REACHES =
  /\b(?:import|require|process|globalThis|global|module|eval|Function|constructor|prepareStackTrace|getBuiltinModule)\b/;

/** Beside modules that only compute; a clock that is given a time is none. */
const IMPURE =
  /\b(?:process|document|window|localStorage|sessionStorage|navigator|crypto|performance)\.|\b(?:fetch|XMLHttpRequest|WebSocket|require|eval)\s*\(|\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bimport\s*\(|^import\b(?!\s+type\b)(?![^'"\n]*['"](?:node:)?(?:util|path|url|assert|buffer|querystring|string_decoder)['"])/m;

const HARNESS = joinModules([SCRIPT_SUITES, SCRIPT_EXPECT, SCRIPT_HARNESS]);

function refuseProgram(why: string): NoProgram {
  return { kind: 'none', why };
}

function buildProgram({ code, tests, word, isControl }: GivenTests): TestProgram | NoProgram {
  const { body, missing, names } = prepareScript(tests, code);
  if (missing !== null) return refuseProgram(`the tests need ${missing}, which is not here`);
  const error = parseJavaScript(`async () => {\n${body}\n}`);
  if (error) return refuseProgram(`the tests do not parse: ${error}`);
  const place = createHash('sha256').update(word).digest('hex').slice(0, PLACE_CHARS);
  const head = buildCommonJsHead(code);
  const testsLine = code.split('\n').length + 1;
  const common = head.includes('const module')
    ? 'module.exports'
    : head.includes('const exports')
      ? 'exports'
      : '{}';
  const module = [
    `${head}${code}`,
    `export async function tests_${place}(given_${place}) {${names.framework(`given_${place}`)}`,
    body.replaceAll('__GIVEN__', `given_${place}`),
    '}',
    `export const common_${place} = () => (${common});`,
    `export const names_${place} = {${names.thunks}};`,
  ];
  const files = {
    'answer.mjs': module.join('\n'),
    'run.mjs': `${HARNESS}\nawait main(${JSON.stringify({ word, place, isControl, testsLine })});\n`,
  };
  return { kind: 'program', runtime: 'node', files, entry: 'run.mjs' };
}

const PLACE_CHARS = 24;

/** Each version is a module that also gives away what it does not export. */
function buildRecorder({ versions, probes, names, ...order }: GivenCalls): TestProgram {
  const place = createHash('sha256').update(order.word).digest('hex').slice(0, PLACE_CHARS);
  const thunks = names.map(n => `${n}: () => typeof ${n} === 'undefined' ? undefined : ${n}`);
  const sources = versions.map((code, at) => {
    const tail = `export const names_${place} = {${thunks.join(', ')}};`;
    return [`v${at}.mjs`, `${buildCommonJsHead(code)}${code}\n${tail}\n`] as const;
  });
  const files = sources.map(([name]) => `./${name}`);
  const call = JSON.stringify({ ...order, versions: files, place });
  return {
    kind: 'program',
    runtime: 'node',
    files: {
      ...Object.fromEntries(sources),
      'probes.mjs': writeScriptProbes(probes),
      'run.mjs': `${SCRIPT_RECORDER}\nawait main(${call});\n`,
    },
    entry: 'run.mjs',
  };
}

/** Answers often use CommonJS' names, which an ES module has not; what they define is left alone. */
function buildCommonJsHead(code: string): string {
  const uses = (name: string) =>
    new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(code) &&
    !new RegExp(
      `\\b(?:const|let|var|class|function|import)\\b[^;=\\n]{0,200}(?<![\\w$.])${name}(?![\\w$])`,
    ).test(code);
  const heads: string[] = [];
  if (uses('require') || uses('module')) {
    heads.push(
      'const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);',
    );
  }
  if (uses('module')) {
    heads.push('const module = { exports: {} };');
    if (uses('exports')) heads.push('const exports = module.exports;');
  } else if (uses('exports')) heads.push('const exports = {};');
  if (uses('__dirname')) heads.push('const __dirname = import.meta.dirname;');
  if (uses('__filename')) heads.push('const __filename = import.meta.filename;');
  return heads.map(line => `${line} `).join('');
}

/** In a block of its own: the answer may have names like these. */
function buildExamples({ asked, own, prints }: GivenExamples): string | null {
  if (asked.length + own.length === 0) return null;
  const cases = [...asked, ...own].map(
    ({ call, expected }, i) =>
      `[${JSON.stringify(`${call} → ${expected}`)}, () => ${call}, () => (${expected}), ${i < asked.length}]`,
  );
  return [
    '{ const [True, False, None] = [true, false, null];',
    `const __try__ = (() => {\n${joinModules([SCRIPT_EXAMPLES])}return tryExamples;\n})();`,
    `await __try__([${cases.join(', ')}], ${prints}); }`,
  ].join('\n');
}
