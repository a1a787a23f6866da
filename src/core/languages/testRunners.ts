/**
 * How single test files are run, by what a project says of it: one row a runner; nothing else knows. A
 * script of the project that calls the runner keeps its options.
 */

export interface TestRunner {
  /** As a script calls it, and as the command begins. */
  readonly call: string;
  readonly endings: readonly string[];
  /** Files of which one stands in the tests' folder or above, and what it says. */
  readonly manifest: { readonly files: readonly string[]; readonly says: RegExp };
  /** Whether options of the project's scripts are kept. */
  readonly isScript?: true;
  /** What stands behind the call: options, and the tests as this runner names them. */
  readonly options?: string;
  readonly names: 'files' | 'folders' | 'none';
  /** Where others can run it: a public image, and how what the project needs is installed there. */
  readonly image: string;
  readonly install: string;
}

const NODE = { image: 'node:24-bookworm', install: 'npm ci || npm install' };
const PYTHON = {
  image: 'python:3.13-bookworm',
  install: 'pip install pytest; pip install -r requirements.txt; pip install -e . || true',
};

const SCRIPTS = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'];
const inPackage = (says: RegExp) => ({ files: ['package.json'], says });
const script = (call: string, says: RegExp, options = ''): TestRunner => ({
  ...{ call, options, endings: SCRIPTS, manifest: inPackage(says), isScript: true },
  ...{ names: 'files', ...NODE },
});

/** The first that fits counts. A function, so that a bundle that asks for none has none. */
export function listTestRunners(): readonly TestRunner[] {
  return [
    script('vitest', /"vitest"/, 'run'),
    script('jest', /"jest"/, '--ci --runTestsByPath'),
    script('mocha', /"mocha"/),
    script('ava', /"ava"/),
    script('tape', /"tape"/),
    script('node --test', /node\b[^"\n]* --test\b/),
    {
      call: 'python3 -m pytest',
      options: '-q -p no:cacheprovider',
      endings: ['py'],
      manifest: {
        files: ['pytest.ini', 'conftest.py', 'pyproject.toml', 'setup.cfg', 'tox.ini'].concat([
          'requirements.txt',
          'requirements-dev.txt',
          'dev-requirements.txt',
          'setup.py',
          'Makefile',
        ]),
        says: /\bpytest\b/,
      },
      ...{ names: 'files', ...PYTHON },
    },
    {
      ...{ call: 'python3 -m unittest', options: '-v', endings: ['py'], names: 'files', ...PYTHON },
      manifest: { files: ['setup.py', 'pyproject.toml', 'setup.cfg', 'README.md'], says: /(?:)/ },
    },
    {
      ...{ call: 'go test', options: '-v', endings: ['go'], names: 'folders' },
      ...{ image: 'golang:1.25-bookworm', install: 'go mod download' },
      manifest: { files: ['go.mod'], says: /(?:)/ },
    },
    {
      ...{ call: 'cargo test', options: '--offline', endings: ['rs'], names: 'none' },
      ...{ image: 'rust:1-bookworm', install: 'cargo fetch' },
      manifest: { files: ['Cargo.toml'], says: /(?:)/ },
    },
  ];
}

/** The environment that keeps such programs from asking the network, and from writing outside of the project. */
export const OFFLINE_ENV: Readonly<Record<string, string>> = {
  GOPROXY: 'off',
  GOFLAGS: '-mod=mod',
  CARGO_NET_OFFLINE: 'true',
  PIP_NO_INDEX: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  NO_COLOR: '1',
  npm_config_offline: 'true',
};
