/**
 * A task in Harbor's format (`task.toml`, `instruction.md`, `environment`, `tests`, `solution`), so that others
 * can check it with agents and models of their own. The files of the project go into `environment/project`.
 */
import { listTestRunners } from '../../languages/index.ts';
import type { RepositoryTask } from './proposal.ts';

export interface HarborSource {
  readonly task: RepositoryTask;
  /** The whole file with the right answer in it. */
  readonly solved: string;
}

/** Path → content, beside the project's files and its tests, which go to `tests/files`. */
export function renderHarborTask({ task, solved }: HarborSource): Readonly<Record<string, string>> {
  const { check, prompt, id } = task;
  const runner =
    listTestRunners().find(({ call }) => check.command.includes(call)) ?? listTestRunners()[0]!;
  return {
    'task.toml': renderToml(task),
    'instruction.md': `The project is in /app. In \`${check.file}\` there, this is to be done:\n\n${prompt}\n\nWrite the answer into that file, in the place of the code above.\n`,
    'environment/Dockerfile': [
      `FROM ${runner.image}`,
      'WORKDIR /app',
      'COPY project/ /app/',
      `RUN ${runner.install}`,
      '',
    ].join('\n'),
    'tests/test.sh': [
      '#!/bin/bash',
      `# ${id}: the tests as they were after the change, run by the project's own command.`,
      'mkdir -p /logs/verifier',
      'cd /app || exit 1',
      'if [ -d /tests/files ]; then cp -R /tests/files/. /app/; fi',
      'export PATH="$PWD/node_modules/.bin:$PATH" PYTHONPATH="$PWD:$PWD/src"',
      `if (${check.command}) > /logs/verifier/output.txt 2>&1; then reward=1; else reward=0; fi`,
      'echo $reward > /logs/verifier/reward.txt',
      '',
    ].join('\n'),
    'solution/solve.sh': [
      '#!/bin/bash',
      `cp "$(dirname "$0")/solved" ${quoteShell(`/app/${check.file}`)}`,
      '',
    ].join('\n'),
    'solution/solved': solved,
  };
}

/** Whole minutes for what people's machines take longer for than ours. */
const TESTS_SEC = 300;
const AGENT_SEC = 900;
const BUILD_SEC = 1_200;

function renderToml({ id, check, language, source }: RepositoryTask): string {
  return [
    'schema_version = "1.1"',
    '',
    '[task]',
    `name = ${quoteToml(`locallama/${id.replace(/[^\w.-]+/g, '-')}`)}`,
    `description = ${quoteToml(`${check.file}, of ${source === 'history' ? `the commit ${check.tests.commit}` : check.base}`)}`,
    `keywords = [${quoteToml(language)}, ${quoteToml(source)}]`,
    '',
    '[metadata]',
    'category = "programming"',
    `base_commit = ${quoteToml(check.base)}`,
    `test_command = ${quoteToml(check.command)}`,
    '',
    '[verifier]',
    `timeout_sec = ${TESTS_SEC}.0`,
    '',
    '[agent]',
    `timeout_sec = ${AGENT_SEC}.0`,
    '',
    '[environment]',
    `build_timeout_sec = ${BUILD_SEC}.0`,
    'cpus = 2',
    'memory_mb = 4096',
    'storage_mb = 10240',
    'allow_internet = false',
    '',
  ].join('\n');
}

/** A basic string of TOML: JSON's escapes are among its own. */
const quoteToml = (text: string): string => JSON.stringify(text);
const quoteShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
