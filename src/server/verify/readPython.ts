/**
 * Whether Python code compiles. A small program of ours compiles it in a child process and never
 * runs it: a parser can be crashed by what it reads, and this process must not go with it.
 */
import { type CheckInput, type CheckResult, failed, passed, SILENT, unable } from './check.ts';

export async function readPython(
  { sandbox, limits, signal }: CheckInput,
  code: string,
  isWhole: boolean,
): Promise<CheckResult> {
  if (sandbox === null) return SILENT;
  const files = { 'compile.py': COMPILE, 'answer.py': code, whole: isWhole ? 'yes' : '' };
  const request = { files, entry: 'compile.py', ownProgram: true, limits, signal };
  const result = await sandbox.run({ language: 'python', ...request });
  switch (result.kind) {
    case 'exited':
      if (result.stdout.startsWith('parses')) return passed('The code parses as python.');
      if (result.stdout.startsWith('error ')) {
        return failed(`The code does not parse as python: ${result.stdout.slice(6).trim()}`);
      }
      return unable(`The parser ended with status ${result.code}.`);
    case 'unavailable':
      return unable(result.reason);
    case 'cancelled':
      return SILENT;
    default:
      return failed('The code crashes the parser of python.');
  }
}

/** Parts of a class or a function are tried inside one, as in the other languages. */
const COMPILE = `
import os, textwrap, warnings
warnings.simplefilter('ignore')
here = os.path.dirname(os.path.abspath(__file__))
def read(name):
    with open(os.path.join(here, name), encoding='utf-8') as file:
        return file.read()
source = read('answer.py')
def error(text):
    try:
        compile(text, 'answer.py', 'exec', dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as problem:
        return str(problem) or type(problem).__name__
first = error(source)
if first is not None and not read('whole'):
    body = textwrap.dedent(source)
    inside = 'async def part():\\n' + textwrap.indent(body, '    ')
    if error(body) is None or error(inside) is None:
        first = None
print('parses' if first is None else 'error ' + first)
`;
