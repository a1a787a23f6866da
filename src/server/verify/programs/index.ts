/** The door of `server/verify/programs`: what other rooms may use of it. */
export { joinModules } from './joinModules.ts';
export {
  PYTEST_STAND_IN,
  PYTHON_ANSWER_SIDE,
  PYTHON_EXAMPLES,
  PYTHON_FALSIFY,
  PYTHON_HARNESS,
  PYTHON_MEMBRANE,
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
  SHELL_BOTH,
  SHELL_HARNESS,
} from './texts.ts';
