/** The tasks that come with LocalLama, so that models can be measured before anybody has tasks of their own. */
import { basename, resolve } from 'node:path';
import { buildSuiteTasks, readSuite, type SuiteTask } from '../../../core/benchmark/index.ts';
import { SUITE_TEXTS } from './texts.ts';

export function nameSuite(tasks: number): string {
  return `starter suite, ${tasks} tasks`;
}

export function nameRepository(tasks: number, folder = ''): string {
  return `repository ${basename(resolve(folder))}, ${tasks} tasks`;
}

export function listStarterTasks(): readonly SuiteTask[] {
  return SUITE_TEXTS.flatMap(text => buildSuiteTasks('starter', readSuite(text)));
}
