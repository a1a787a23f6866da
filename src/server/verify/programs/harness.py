# Runs an answer and then its tests, each from a file of its own but with the same names, as if they
# stood in one file. What came of it is one line with the word that only the caller knows.
#
# It takes hold of what it needs before the answer is loaded, runs tests that nobody calls, stands in for
# pytest, and looks afterwards whether the answer tampered with the test framework. The caller adds the
# call of `main`; a control run never says that the tests passed.
def main(word, control, apart=None):
    import ast, builtins, importlib.util, os, sys, time, traceback, types

    clock = time.perf_counter
    write, leave, form, own = os.write, os._exit, traceback.format_exception, __file__
    folder = os.path.dirname(os.path.abspath(own))
    answer_path, tests_path = folder + '/answer.py', folder + '/tests.py'

    def say(kind, text=''):
        try:
            sys.stdout.flush()
        except BaseException:
            pass
        plain = str(text)[-6000:].replace('\\', '\\\\').replace('\n', '\\n')
        write(1, ('\n' + word + ' ' + kind + ' ' + plain + '\n').encode('utf-8', 'replace'))
        leave(0)

    def peak():
        try:
            import resource
        except ImportError:
            return ''
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most // 1024 if sys.platform == 'darwin' else most

    def read(path):
        with open(path, encoding='utf-8') as file:
            return file.read()

    def told(problem):
        problem.__traceback__, trace = None, problem.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename == own:
            trace = trace.tb_next
        return ''.join(form(type(problem), problem, trace)).replace(folder + '/', '').strip()

    def place(problem):
        trace, found = problem.__traceback__, ''
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in (answer_path, tests_path):
                found = trace.tb_frame.f_code.co_filename
            trace = trace.tb_next
        return found

    def ended(problem, kind):
        if isinstance(problem, SystemExit):
            of_code = getattr(type(problem), '__ended__', False) or place(problem) == answer_path
            if kind == 'unloaded' or of_code:
                say('ended')
            return problem.code not in (None, 0, False) and say(
                'failed', 'exit status %s' % problem.code
            )
        if type(problem).__name__ == 'Missing':
            say('unable', 'the tests need ' + str(problem))
        if isinstance(problem, ModuleNotFoundError) and problem.name:
            say('unable', 'it needs ' + problem.name + ', which is not here')
        # The program of the examples tells with a code what its words are about.
        code = getattr(problem, 'check_code', '') if kind == 'failed' else ''
        if code in ('examples-fail', 'nothing-proven'):
            say(kind + ':' + code, problem)
        say(kind, told(problem))

    source = read(tests_path)
    try:
        tree = ast.parse(source, tests_path)
        compile(tree, tests_path, 'exec', dont_inherit=True)
    except (SyntaxError, ValueError) as problem:
        say('unable', 'the tests do not parse as python: %s' % problem)
    nodes = list(ast.walk(tree))
    imported = [
        (n.module or 'answer', [a.name for a in n.names])
        for n in nodes
        if isinstance(n, ast.ImportFrom)
    ]
    imported += [(a.name, None) for n in nodes if isinstance(n, ast.Import) for a in n.names]
    unittest = __import__('unittest') if 'unittest' in source else None

    def missing(name):
        try:
            return importlib.util.find_spec(name.split('.')[0]) is None
        except (ImportError, ValueError):
            return True

    pytest = None
    if any(name.split('.')[0] == 'pytest' for name, _ in imported) and missing('pytest'):
        pytest = types.ModuleType('pytest')
        exec(compile(read(folder + '/stand_in.py'), 'stand_in.py', 'exec'), pytest.__dict__)
        sys.modules['pytest'] = pytest

    def fingerprint():
        parts = [builtins] + (
            []
            if unittest is None
            else [
                unittest,
                unittest.case,
                unittest.loader,
                unittest.suite,
                unittest.result,
                unittest.TestCase,
                unittest.TestResult,
                unittest.TestLoader,
                unittest.TestSuite,
            ]
        )
        skip = ('print', 'input', 'open', '_', '__build_class__')
        return [(n, id(v)) for p in parts for n, v in list(vars(p).items()) if n not in skip]

    def tampered():
        # What the tests change themselves, apart from the code, is theirs.
        if apart is not None:
            return False
        if sys.modules.get('unittest', unittest) is not unittest and unittest is not None:
            return True
        now = set(fingerprint())
        return any(pair not in now for pair in before)

    PAIRS = [(object(), object()), (1234567, 7654321), ('a1', 'b2'), ([1], [2])]

    def always(rule, pair):
        try:
            said = [rule(object(), one) for one in pair]
            return all(one is not NotImplemented and one for one in said)
        except BaseException:
            return False

    def equals_everything():
        open_types, seen = type.__subclasses__(object), set()
        while open_types:
            kind = open_types.pop()
            if kind in seen or kind is type:
                continue
            seen.add(kind)
            open_types.extend(type.__subclasses__(kind))
            rule = vars(kind).get('__eq__')
            if getattr(getattr(rule, '__code__', None), 'co_filename', '') == answer_path:
                if any(always(rule, pair) for pair in PAIRS):
                    return True
        return False

    ran = [0]

    def run_cases(cases):
        suite = unittest.TestSuite()
        for case in cases:
            suite.addTests(loader.loadTestsFromTestCase(case))
        result = unittest.TestResult()
        suite.run(result)
        ran[0] += result.testsRun - len(result.skipped)
        for test, text in result.errors + result.failures:
            last = text.strip().split('\n')[-1]
            if last.startswith('ModuleNotFoundError'):
                say('unable', 'it needs ' + last.split("'")[1] + ', which is not here')
            say('failed', str(test) + '\n' + text.replace(folder + '/', ''))
        if any(
            not getattr(
                getattr(type(test), getattr(test, '_testMethodName', ''), type(test)),
                '__unittest_skip__',
                False,
            )
            and not getattr(type(test), '__unittest_skip__', False)
            for test, _ in result.skipped
        ):
            say('unable', 'a test was skipped while it ran')
        if result.unexpectedSuccesses:
            say('failed', 'a test that should fail does not')
        return result

    if unittest is not None:
        loader, case_type, main_ran = unittest.TestLoader(), unittest.TestCase, []

        def cases():
            return [
                v
                for v in list(space.values())
                if isinstance(v, type) and issubclass(v, case_type) and v.__module__ == '__main__'
            ]

        def unittest_main(*given, **named):
            main_ran.append(True)
            if tampered():
                say('tampered')
            return types.SimpleNamespace(result=run_cases(cases()))

        unittest.main = unittest.TestProgram = unittest_main
    before = fingerprint()

    # The answer is in another process; its names stand here for what is there.
    def connect():
        blind = apart['blindness']
        other = membrane('B', None if blind == 'none' else falsify, blind == 'calls')
        other.lost = lambda: say('ended')
        other.doubt = lambda: say('unable', "what equals what is said by the code alone")
        other.show = lambda name, text: name in ('stdout', 'stderr') and getattr(sys, name).write(text)
        other.ask = lambda *given: builtins.input(*given)
        wanted = {n for name, names in imported if missing(name) or name == 'answer' for n in names or []}
        names = other.request('load', plain=True)
        seen = [
            n
            for n in names
            if n in apart['asked'] or n in wanted or not (hasattr(builtins, n) or n in FRAMEWORK)
        ]
        for name in seen:
            space[name] = other.request('value', None, (name,))
        told = {name: space[name] for name in seen}

        def update(name, value):
            if name in told:
                told[name] = space[name] = value

        # What the tests put in the place of a name of the code's, the code sees, too.
        def patched():
            found = [(n, space[n]) for n in told if n in space and space[n] is not told[n]]
            told.update(found)
            return found

        other.update, other.patched = update, patched

    FRAMEWORK = ('pytest', 'unittest', 'doctest', 'mock')
    module = types.ModuleType('answer')
    module.__file__ = answer_path
    space = module.__dict__
    sys.modules['answer'] = module
    try:
        if apart is None:
            code = read(answer_path)
            exec(compile(code, answer_path, 'exec', dont_inherit=True), space)
        else:
            code = ''
            connect()
    except BaseException as problem:
        ended(problem, 'unloaded')
    if tampered():
        say('tampered')

    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.level > 0:
            node.level, node.module = 0, node.module or 'answer'
    for name, wanted in imported:
        if name == 'answer' or not missing(name) or (pytest and name.split('.')[0] == 'pytest'):
            continue
        if wanted is None:
            names = {n.attr for n in nodes if isinstance(n, ast.Attribute)}
        else:
            names = set(wanted)
        if not any(n in space and not n.startswith('__') for n in names) and '*' not in names:
            say('unable', 'the tests import ' + name + ', which is not here')
        parts = name.split('.')
        for i in range(len(parts)):
            stand = types.ModuleType('.'.join(parts[: i + 1]))
            stand.__path__ = []
            stand.__dict__.update({k: v for k, v in space.items() if not k.startswith('__')})
            sys.modules.setdefault(stand.__name__, stand)
    space['__name__'] = '__main__'
    sys.modules['__main__'] = module
    quiet = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

    def does(node):
        if isinstance(node, ast.Call):
            return not (isinstance(node.func, ast.Attribute) and node.func.attr in ('main', 'exit'))
        return isinstance(node, (ast.Assert, ast.Raise))

    for part in tree.body:
        if not isinstance(part, quiet) and any(does(n) for n in ast.walk(part)):
            ran[0] += 1
            break
    begun = clock()
    read_names = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    try:
        try:
            exec(compile(tree, tests_path, 'exec', dont_inherit=True), space)
        except SystemExit as problem:
            ended(problem, 'failed')
        if unittest is not None and not main_ran and cases():
            run_cases(cases())
        defined = [n for n in tree.body if isinstance(n, quiet[2:])]
        plain = [n.name for n in defined if n.name not in read_names]
        found = [(n, space.get(n)) for n in plain if n.lower().startswith('test')]
        found = [
            (n, v)
            for n, v in found
            if callable(v)
            and not (unittest is not None and isinstance(v, type) and issubclass(v, case_type))
        ]
        if found:
            if pytest is None:
                pytest = types.ModuleType('pytest')
                exec(compile(read(folder + '/stand_in.py'), 'stand_in.py', 'exec'), pytest.__dict__)
            ran[0] += pytest._run_all(found)
    except BaseException as problem:
        ended(problem, 'failed')
    if tampered():
        say('tampered')
    if equals_everything() or ('mock' in code and 'ANY' in code):
        say('failed', 'the code has a value that equals everything')
    if ran[0] == 0:
        say('unable', 'the tests test nothing')
    # How long the tests took in milliseconds, and the most memory that this process held, in kilobytes.
    took = '%s %s' % (1000 * (clock() - begun), peak())
    say('control' if control else 'passed', took)
