/** The door of `server/verify/programs`: what other rooms may use of it. */
export { joinModules } from './joinModules.ts';
export {
  PYTEST_STAND_IN,
  PYTHON_EXAMPLES,
  PYTHON_HARNESS,
  SCRIPT_EXAMPLES,
  SCRIPT_EXPECT,
  SCRIPT_HARNESS,
  SCRIPT_SUITES,
  SHELL_BOTH,
  SHELL_HARNESS,
} from './texts.ts';
