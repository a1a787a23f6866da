/**
 * Whether Python code compiles, and which names it uses that nobody defines. A small program of ours compiles it in a child process and never
 * runs it: a parser can be crashed by what it reads, and this process must not go with it.
 */
import type { CheckInput } from './check.ts';

/** What the program found; the reason where it found nothing. */
export type PythonReading =
  | { readonly kind: 'read'; readonly error: string | null; readonly unknown: readonly string[] }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'unread'; readonly why: string | null };

/** Reads code. With `isWhole` it must compile as it stands, else also as a part of a function. */
export async function readPython(
  { sandbox, limits, signal }: CheckInput,
  code: string,
  isWhole: boolean,
): Promise<PythonReading> {
  if (sandbox === null) return { kind: 'unread', why: null };
  const files = { 'read.py': READ, 'answer.py': code, whole: isWhole ? 'yes' : '' };
  const request = { files, entry: 'read.py', ownProgram: true, limits, signal };
  const result = await sandbox.run({ language: 'python', ...request });
  switch (result.kind) {
    case 'exited':
      return readingOf(result.stdout) ?? { kind: 'unread', why: 'The parser gave no result.' };
    case 'unavailable':
      return { kind: 'unread', why: result.reason };
    case 'cancelled':
      return { kind: 'unread', why: null };
    default:
      return { kind: 'crashed' };
  }
}

function readingOf(stdout: string): PythonReading | null {
  try {
    const { error, unknown } = JSON.parse(stdout) as { error: unknown; unknown: unknown };
    const names = Array.isArray(unknown) ? unknown.map(String) : [];
    return { kind: 'read', error: error === null ? null : String(error), unknown: names };
  } catch {
    return null;
  }
}

/** Parts of a class or a function are tried inside one, as in the other languages. */
const READ = `
import ast, builtins, json, os, symtable, textwrap, warnings
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
def unknown():
    tree = ast.parse(source)
    if any(isinstance(n, ast.ImportFrom) and n.names[0].name == '*' for n in ast.walk(tree)):
        return []
    if any(isinstance(n, ast.Name) and n.id in ('globals', 'exec', 'eval') for n in ast.walk(tree)):
        return []
    top = symtable.symtable(source, 'answer.py', 'exec')
    known = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    known |= set(dir(builtins)) | {'__file__', '__annotations__', '__path__', 'display', 'get_ipython'}
    used, open_tables = {}, [top]
    while open_tables:
        table = open_tables.pop()
        open_tables.extend(table.get_children())
        for symbol in table.get_symbols():
            if symbol.is_declared_global() and symbol.is_assigned():
                known.add(symbol.get_name())
            if symbol.is_global() or table is top:
                if symbol.is_referenced():
                    used[symbol.get_name()] = True
    return [name for name in used if name not in known]
first = error(source)
names = []
if first is None:
    names = unknown()
elif not read('whole'):
    body = textwrap.dedent(source)
    inside = 'async def part():\\n' + textwrap.indent(body, '    ')
    if error(body) is None or error(inside) is None:
        first = None
print(json.dumps({'error': first, 'unknown': names}))
`;
