# Calls code and writes down what each call did: what it gave or raised, what became of its arguments, what
# it printed, what it called. It judges nothing: whoever reads the lines compares them with those of another
# process. Each line begins with the word that only the caller knows. The caller adds the call of `main`.
def main(order):
    import asyncio, collections, contextlib, copy, datetime, decimal, enum, fractions, inspect, io, json
    import os, random, signal, sys, time, types

    write, leave, dumps, clock = os.write, os._exit, json.dumps, time.perf_counter
    folder = os.path.dirname(os.path.abspath(__file__))
    word, versions = order['word'], order['versions']
    call_s, skip = order['callMs'] / 1000, set(order['skip'])
    max_nodes, max_depth, max_items, max_line, max_hangs = 3000, 12, 600, 6000, 3
    sys.setrecursionlimit(600)

    def say(data):
        line = ('\n' + word + ' ' + dumps(data) + '\n').encode('utf-8', 'replace')
        while line:
            line = line[write(1, line) :]

    class Hang(BaseException):
        pass

    def ring(number, frame):
        raise Hang()

    signal.signal(signal.SIGALRM, ring)
    plain = (datetime.datetime, datetime.date, datetime.timedelta, datetime.time)

    def encode(value, state, depth=0):
        state[0] += 1
        if state[0] > max_nodes or depth > max_depth:
            return {'$': 'x'}
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        if kind is int:
            return value if abs(value) < 2**53 else {'$': 'b', 'v': str(value) if abs(value) < 10**4000 else 'large'}
        if kind is float:
            return {'$': 'r', 'v': repr(value)}
        if any(value is one for one in state[1]):
            return {'$': 'c'}
        state[1].append(value)
        try:
            return encode_object(value, kind, lambda one: encode(one, state, depth + 1))
        except Hang:
            raise
        except BaseException as problem:
            return {'$': 'x', 'v': type(problem).__name__}
        finally:
            state[1].pop()

    def encode_object(value, kind, inner):
        if kind is list:
            return [inner(one) for one in value[:max_items]]
        if isinstance(value, tuple) and hasattr(value, '_fields'):
            return {'$': 'o', 'c': kind.__name__, 'e': [[k, inner(getattr(value, k))] for k in value._fields]}
        if kind is tuple:
            return {'$': 'l', 'e': [inner(one) for one in value[:max_items]]}
        if isinstance(value, dict):
            name = '' if kind is dict else kind.__name__
            return {'$': 'm', 'c': name, 'e': [[inner(k), inner(v)] for k, v in list(value.items())[:max_items]]}
        if isinstance(value, (set, frozenset)):
            return {'$': 'z', 'e': sorted((inner(one) for one in value), key=dumps)[:max_items]}
        if isinstance(value, enum.Enum):
            return {'$': 'y', 'v': str(value)}
        if isinstance(value, plain):
            return {'$': 'd', 'v': str(value)}
        if isinstance(value, (bytes, bytearray, complex, decimal.Decimal, fractions.Fraction, range, type)):
            return {'$': 'q', 'v': kind.__name__ + ' ' + (value.__name__ if isinstance(value, type) else repr(value))[:500]}
        if isinstance(value, BaseException):
            return {'$': 'e', 'c': kind.__name__, 'v': str(value)[:500]}
        if isinstance(value, collections.deque):
            return {'$': 'i', 'e': [inner(one) for one in value]}
        if hasattr(value, '__next__'):
            items = []
            for one in value:
                items.append(inner(one))
                if len(items) >= max_items:
                    break
            return {'$': 'i', 'e': items}
        if inspect.iscoroutine(value):
            value.close()
            return {'$': 'p'}
        if callable(value):
            return {'$': 'g' if getattr(value, '_is_given', False) else 'f'}
        slots = {n: getattr(value, n) for n in getattr(kind, '__slots__', ()) if hasattr(value, n)}
        data = {**getattr(value, '__dict__', {}), **slots}
        return {'$': 'o', 'c': kind.__name__, 'e': [[str(k), inner(v)] for k, v in data.items()]}

    def encode_all(value):
        return encode(value, [0, []])

    def shorten(data):
        text = dumps(data)
        if len(text) <= max_line:
            return data
        total = 7
        for letter in text:
            total = (total * 31 + ord(letter)) % (2**31)
        return {'$': 'h', 'v': '%d %d' % (total, len(text))}

    def callbacks(heard):
        def make(gives, arity, is_late):
            def callback(*given):
                told = encode_all(list(given[:arity]))
                if len(heard) < 200:
                    heard.append(told)
                total = 0
                for letter in dumps(told, separators=(',', ':'), ensure_ascii=False):
                    total = (total * 31 + ord(letter)) % 1000003
                return gives[total % len(gives)]

            async def later(*given):
                return callback(*given)

            made = later if is_late else callback
            made._is_given = True
            return made

        return make

    def tell(problem):
        if isinstance(problem, Hang):
            return 'hang'
        told = {'$': 'T', 'name': type(problem).__name__, 'message': str(problem)[:500]}
        if isinstance(problem, (OSError, EOFError, ImportError)):
            told['code'] = 'OS'
        return told

    def in_time(work):
        signal.setitimer(signal.ITIMER_REAL, call_s)
        try:
            value = work()
            late = inspect.iscoroutine(value)
            if late:
                value = asyncio.run(value)
            if hasattr(value, '__next__') or not callable(value) or isinstance(value, type):
                data = encode_all(value)
            else:
                data = follow_up(value)
            return value, ({'$': 'P', 'v': data} if late else data)
        except BaseException as problem:
            return None, tell(problem)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def follow_up(value):
        said = []
        for given in ([], [1], [2], ['a'], [3, 4]):
            try:
                said.append(encode_all(value(*given)))
            except Exception as problem:
                said.append(type(problem).__name__)
        return {'$': 'F', 'e': said}

    def count_shared(value, seen):
        # Lists that stand in a list more than once, which a change of one of them shows.
        if not isinstance(value, list) or len(seen) > max_items:
            return 0
        if any(value is one for one in seen):
            return 1 if value else 0
        seen.append(value)
        return sum(count_shared(one, seen) for one in value[:max_items])

    def tell_owners(value, given):
        # Which of what was given came back, and how much of it is one.
        kept = isinstance(value, (list, dict, set, bytearray))
        at = next((at for at, one in enumerate(given) if kept and one is value), -1)
        return '%d %d' % (at, count_shared(value, []))

    def call_once(space, probe):
        target, thunk, named, calls, is_class = probe
        heard, steps, printed = [], [], io.StringIO()
        given, words = thunk(space, callbacks(heard)), named(space, callbacks(heard))
        random.seed(1)
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            value, said = in_time(lambda: space[target](*given, **words))
            # How an object keeps what it knows is its own affair.
            steps.append({'$': 'self'} if is_class and value is not None else said)
            for name, thunk in calls:
                if value is None:
                    break
                inner = thunk(space, callbacks(heard))
                got, said = in_time(lambda: getattr(value, name)(*inner))
                steps.append({'$': 'self'} if got is value else said)
        return {
            'r': shorten(steps),
            'a': shorten(encode_all(given + ([words] if words else []))),
            'p': printed.getvalue()[:2000],
            'h': shorten(heard),
            'o': '' if is_class else tell_owners(value, given),
        }

    def load(file):
        module = types.ModuleType('answer')
        module.__file__ = folder + '/' + file
        sys.modules['answer'] = module
        with open(module.__file__, encoding='utf-8') as source:
            code = compile(source.read(), file, 'exec', dont_inherit=True)
        signal.setitimer(signal.ITIMER_REAL, 5 * call_s)
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                exec(code, module.__dict__)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return module.__dict__

    def run(space, version, reference):
        said, hangs = {}, 0
        for at, probe in enumerate(probes):
            if at in skip or not callable(space.get(probe[0])):
                continue
            begun = clock()
            try:
                data = call_once(space, probe)
            except Exception:
                continue
            text = dumps(data)
            said[at] = text
            if reference is None:
                say({'v': version, 'i': at, 'ms': round(1000 * (clock() - begun)), **data})
            elif reference.get(at) != text:
                return None, at
            hangs += '"hang"' in text
            if hangs >= max_hangs:
                break
        return said, None

    scope = {}
    with open(folder + '/probes.py', encoding='utf-8') as source:
        exec(compile(source.read(), 'probes.py', 'exec'), scope)
    probes, reference = scope['probes'], None
    for version, file in enumerate(versions):
        try:
            said, first = run(load(file), version, reference)
            if version == 0:
                reference = said
            say({'v': version, 'done': True, **({} if first is None else {'first': first})})
        except BaseException as problem:
            say({'v': version, 'unloaded': '%s: %s' % (type(problem).__name__, problem)})
            if version == 0:
                break
    leave(0)
