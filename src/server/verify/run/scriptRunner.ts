/**
 * Runs tests and examples in JavaScript, and in TypeScript without its types. The tests stand behind the
 * answer's code in one module, in a function: they see its names and may have the same ones.
 */
import { createHash } from 'node:crypto';
import { writeScriptProbes } from '../calls/index.ts';
import {
  joinModules,
  SCRIPT_ANSWER_SIDE,
  SCRIPT_BATCH,
  SCRIPT_COPIES,
  SCRIPT_CROSSING,
  SCRIPT_EXAMPLES,
  SCRIPT_EXPECT,
  SCRIPT_FALSIFY,
  SCRIPT_HARNESS,
  SCRIPT_MEMBRANE,
  SCRIPT_SUITES,
} from '../programs/index.ts';
import { parseJavaScript, toJavaScript } from '../readers/index.ts';
import { SCRIPT_RECORDER } from '../recorders/index.ts';
import type {
  ApartPrograms,
  ApartTests,
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
  joinPrograms,
  buildApart,
  buildExamples,
  buildRecorder,
  buildStub: name => `function ${name}() {}`,
  isImpure: code => IMPURE.test(code),
  emptyTests: 'Boolean();',
};

/** The same for typed code: the types are taken out first. */
export const typedScriptRunner: Runner = {
  ...scriptRunner,
  buildTests: given => {
    const plain = removeTypes(given);
    return plain.kind === 'none' ? plain : buildProgram({ ...given, ...plain });
  },
  buildApart: given => {
    const plain = removeTypes(given);
    return plain.kind === 'none' ? plain : buildApart({ ...given, ...plain });
  },
  buildRecorder: given => {
    const versions = given.versions.map(toJavaScript);
    const known = versions.filter(code => code !== null);
    if (known.length < versions.length) return refuseProgram('typescript cannot be run here');
    return buildRecorder({ ...given, versions: known });
  },
};

function removeTypes(given: Pick<GivenTests, 'code' | 'tests'>) {
  const [code, tests] = [toJavaScript(given.code), toJavaScript(given.tests)];
  if (tests === null) return refuseProgram('the tests do not parse as typescript');
  if (code === null) return refuseProgram('typescript cannot be run here');
  return { kind: 'plain', code, tests } as const;
}

/** Beside modules that only compute; a clock that is given a time is none. */
const IMPURE =
  /\b(?:process|document|window|localStorage|sessionStorage|navigator|crypto|performance)\.|\b(?:fetch|XMLHttpRequest|WebSocket|require|eval)\s*\(|\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bimport\s*\(|^import\b(?!\s+type\b)(?![^'"\n]*['"](?:node:)?(?:util|path|url|assert|buffer|querystring|string_decoder)['"])/m;

const MEMBRANE = [SCRIPT_COPIES, SCRIPT_CROSSING, SCRIPT_MEMBRANE];
const HARNESS = joinModules([
  SCRIPT_SUITES,
  SCRIPT_EXPECT,
  ...MEMBRANE,
  SCRIPT_FALSIFY,
  SCRIPT_HARNESS,
]);
const ANSWER_SIDE = joinModules([...MEMBRANE, SCRIPT_ANSWER_SIDE]);

function refuseProgram(why: string): NoProgram {
  return { kind: 'none', why };
}

function buildProgram({ code, tests, word, isControl }: GivenTests): TestProgram | NoProgram {
  const { body, missing, names } = prepareScript(tests, code);
  const fault = findFault(missing, body);
  if (fault !== null) return fault;
  const place = buildPlace(word);
  const testsLine = code.split('\n').length + 1;
  const given = `given_${place}`;
  const module = [
    `${buildCommonJsHead(code)}${code}`,
    `export async function tests_${place}(${given}) {${names.framework(given)}`,
    body.replaceAll('__GIVEN__', given),
    '}',
    ...listShared(code, place, names.thunks),
  ];
  const options = { word, place, isControl, testsLine, apart: false };
  const files = {
    'answer.mjs': module.join('\n'),
    'run.mjs': `${HARNESS}\nawait main(${JSON.stringify(options)});\n`,
  };
  return { kind: 'program', runtime: 'node', files, entry: 'run.mjs' };
}

/** Each in a folder and a thread of its own. */
function joinPrograms(programs: readonly TestProgram[], timeMs: number): TestProgram {
  const files = programs.flatMap((program, at) =>
    Object.entries(program.files).map(([name, text]) => [`${at}/${name}`, text] as const),
  );
  const entries = programs.map(({ entry }, at) => `./${at}/${entry}`);
  const call = `await main(${JSON.stringify(entries)}, ${timeMs});`;
  return {
    ...{ kind: 'program', runtime: 'node', entry: 'all.mjs' },
    files: {
      ...Object.fromEntries(files),
      'all.mjs': `${joinModules([SCRIPT_BATCH])}\n${call}\n`,
    },
  };
}

/** The same as two programs: the code's has neither tests nor word. */
function buildApart(given: ApartTests): ApartPrograms | NoProgram {
  const { code, tests, word, blindness, asked } = given;
  const { body, missing, names } = prepareScript(tests, code);
  const fault = findFault(missing, body);
  if (fault !== null) return fault;
  const place = buildPlace(word);
  const module = [`${buildCommonJsHead(code)}${code}`, ...listShared(code, place, names.thunks)];
  const framework = names.listFramework();
  const seen = body.replaceAll('__GIVEN__', `given_${place}`);
  const options = { word, place, apart: true, blindness, asked, framework, body: seen };
  const answer = {
    'answer.mjs': module.join('\n'),
    'run.mjs': `${ANSWER_SIDE}\nawait host(${JSON.stringify({ place })});\n`,
  };
  const run = `${HARNESS}\nawait main(${JSON.stringify(options)});\n`;
  return {
    kind: 'apart',
    code: { runtime: 'node', files: answer, entry: 'run.mjs' },
    tests: { runtime: 'node', files: { 'run.mjs': run }, entry: 'run.mjs' },
  };
}

function findFault(missing: string | null, body: string): NoProgram | null {
  if (missing !== null) return refuseProgram(`the tests need ${missing}, which is not here`);
  const error = parseJavaScript(`async () => {\n${body}\n}`);
  return error ? refuseProgram(`the tests do not parse: ${error}`) : null;
}

function buildPlace(word: string): string {
  return createHash('sha256').update(word).digest('hex').slice(0, PLACE_CHARS);
}

/** What the tests may use of the code beside what it exports. */
function listShared(code: string, place: string, thunks: string): readonly string[] {
  const head = buildCommonJsHead(code);
  const common = head.includes('const module')
    ? 'module.exports'
    : head.includes('const exports')
      ? 'exports'
      : '{}';
  return [
    `export const common_${place} = () => (${common});`,
    `export const names_${place} = {${thunks}};`,
  ];
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
