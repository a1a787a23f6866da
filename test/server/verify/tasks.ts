/**
 * Small coding tasks with tests and a right answer each: half of them the tiny model was trained for,
 * half are beyond it. The tests are hidden from every model.
 */
import { easyTasks } from './tasks/easyTasks.ts';
import { pythonTasks } from './tasks/pythonTasks.ts';
import { scriptTasks } from './tasks/scriptTasks.ts';

export interface TestedTask {
  readonly id: string;
  readonly language: 'javascript' | 'python';
  /** The request, as a person would type it. */
  readonly task: string;
  /** A program that runs behind the answer's code; exit status 0 passes. */
  readonly tests: string;
  /** Code that passes the tests: what a scripted paid model answers. */
  readonly reference: string;
  /** True where the tiny model never saw anything like it. */
  readonly beyondTiny: boolean;
}

/** 46 tasks, in JavaScript and Python. */
export const TASKS: readonly TestedTask[] = [...easyTasks(), ...scriptTasks(), ...pythonTasks()];
