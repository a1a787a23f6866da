# Reads code without running it: one question a line in, one finding a line out.
#
# An alarm and a limit on memory end it even inside the parser, also when whoever asked is gone. Parts
# of a class or a function are tried inside one.
import ast, builtins, json, signal, symtable, sys, textwrap, warnings

warnings.simplefilter('ignore')
try:
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (512 << 20, 512 << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, ValueError, OSError):
    pass


def alarm(seconds):
    if hasattr(signal, 'alarm'):
        signal.alarm(seconds)


def error(text):
    try:
        compile(text, 'answer.py', 'exec', dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as problem:
        return str(problem) or type(problem).__name__


def unknown(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.names[0].name == '*':
            return []
        if isinstance(node, ast.Name) and node.id in ('globals', 'exec', 'eval'):
            return []
    top = symtable.symtable(source, 'answer.py', 'exec')
    known = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    known |= set(dir(builtins)) | {
        '__file__',
        '__annotations__',
        '__path__',
        'display',
        'get_ipython',
    }
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


def read(source, whole):
    first = error(source)
    if first is None:
        try:
            return None, unknown(source)
        except (ValueError, MemoryError, RecursionError):
            return None, []
    if not whole:
        body = textwrap.dedent(source)
        inside = 'async def part():\n' + textwrap.indent(body, '    ')
        if error(body) is None or error(inside) is None:
            first = None
    return first, []


for line in sys.stdin:
    question = json.loads(line)
    alarm(12)
    first, names = read(question['code'], question['whole'])
    alarm(0)
    print(json.dumps({'error': first, 'unknown': names}), flush=True)
