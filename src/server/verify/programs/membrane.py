# Lets tests in one process use code in another, as if it stood in theirs: calls, callbacks, exceptions,
# classes and their objects. Data goes over as copies that stay the same objects on each way; everything
# else as a stand-in that asks the other side. Both sides speak in turn over one blocking channel, so that
# a call returns when it has its value.
#
# What comes in is read as data and never run. `side` is a letter that begins the ids given here; `falsify`
# changes what comes in, where the tests shall see a wrong answer.
def membrane(side, falsify=None, drops=False):
    import asyncio, base64, builtins, collections, datetime, decimal, fractions, importlib, inspect, json
    import math, os, pathlib, re, struct, sys, threading, types, uuid

    READS, WRITES, MAX_BYTES = 4, 5, 32 * 1024 * 1024
    read, write, loads, dumps = os.read, os.write, json.loads, json.dumps
    self = types.SimpleNamespace(side=side, lost=lambda: os._exit(0), load=None, classes={})
    keys, objects, known = {}, {}, [0]
    rest = [b'']

    def fill(size):
        while len(rest[0]) < size:
            chunk = read(READS, 1 << 16)
            if not chunk:
                self.lost()
            rest[0] += chunk
        return True

    def receive():
        fill(4)
        (size,) = struct.unpack('<I', rest[0][:4])
        if size > MAX_BYTES:
            self.lost()
        fill(size + 4)
        text, rest[0] = rest[0][4 : size + 4], rest[0][size + 4 :]
        try:
            return loads(text)
        except ValueError:
            self.lost()

    def send(message):
        body = dumps(message).encode('utf-8', 'surrogatepass')
        data = struct.pack('<I', len(body)) + body
        while data:
            data = data[write(WRITES, data) :]

    # Values that are written as text and made anew: never changed in their place.
    TEXTS = {
        'Decimal': (decimal.Decimal, str, decimal.Decimal),
        'Fraction': (fractions.Fraction, str, fractions.Fraction),
        'datetime': (datetime.datetime, lambda v: v.isoformat(), datetime.datetime.fromisoformat),
        'date': (datetime.date, lambda v: v.isoformat(), datetime.date.fromisoformat),
        'time': (datetime.time, lambda v: v.isoformat(), datetime.time.fromisoformat),
        'timedelta': (
            datetime.timedelta,
            lambda v: '%d,%d,%d' % (v.days, v.seconds, v.microseconds),
            lambda t: datetime.timedelta(*[int(n) for n in t.split(',')]),
        ),
        'UUID': (uuid.UUID, str, uuid.UUID),
        'path': (type(pathlib.Path()), str, pathlib.Path),
        'complex': (complex, str, complex),
        'bytes': (bytes, lambda v: base64.b64encode(v).decode(), base64.b64decode),
        'int': (int, hex, lambda t: int(t, 16)),
        'float': (float, repr, float),
    }
    TEXT_OF = {kind: name for name, (kind, _, _) in TEXTS.items()}
    FIXED = {'tuple': tuple, 'frozenset': frozenset}
    LISTS = {'list': list, 'set': set, 'deque': collections.deque, 'bytearray': bytearray}
    MAPS = {
        'dict': dict,
        'OrderedDict': collections.OrderedDict,
        'Counter': collections.Counter,
        'defaultdict': collections.defaultdict,
    }
    NAME_OF = {kind: name for name, kind in {**FIXED, **LISTS, **MAPS}.items()}
    SINGLE = {'Ellipsis': Ellipsis, 'NotImplemented': NotImplemented}
    PLAIN_TYPES = {
        name: one for name, one in vars(builtins).items() if isinstance(one, type)
    }
    PLAIN_NAMES = {one: name for name, one in PLAIN_TYPES.items()}

    def key_of(value):
        key = keys.get(id(value))
        if key is None:
            known[0] += 1
            key = keys[id(value)] = side + str(known[0])
            objects[key] = value
        return key

    def encode(value, seen=None):
        seen = {} if seen is None else seen
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        if kind is int and abs(value) < 1 << 53:
            return value
        if kind is float and math.isfinite(value):
            return {'t': 'float', 'v': repr(value)}
        if kind in TEXT_OF:
            return {'t': TEXT_OF[kind], 'v': TEXTS[TEXT_OF[kind]][1](value)}
        for name, one in SINGLE.items():
            if value is one:
                return {'t': 'single', 'v': name}
        if kind is slice or kind is range:
            parts = [value.start, value.stop, value.step]
            return {'t': kind.__name__, 'v': [encode(one, seen) for one in parts]}
        if isinstance(value, type) and value in PLAIN_NAMES:
            return {'t': 'type', 'v': PLAIN_NAMES[value]}
        shared = shared_name(value)
        if shared is not None:
            return {'t': 'shared', 'm': shared[0], 'v': shared[1]}
        if id(value) in keys and keys[id(value)][0] != side and not is_copy(value):
            return {'k': keys[id(value)]}
        remote = getattr(kind, '__remote_key__', None) and object.__getattribute__(value, '__dict__')
        if remote and '__key__' in remote:
            return {'k': remote['__key__']}
        if kind in NAME_OF:
            return encode_group(value, NAME_OF[kind], seen)
        if isinstance(value, BaseException):
            return encode_error(value, seen)
        return encode_stand_in(value, seen)

    # What the standard library has, is there already. Nothing of it may equal everything or reach out.
    def shared_name(value):
        if isinstance(value, types.ModuleType):
            return (value.__name__, '') if value.__name__ in SHARED else None
        module, name = getattr(value, '__module__', None), getattr(value, '__name__', None)
        if not isinstance(module, str) or not isinstance(name, str):
            return None
        if module == 'builtins':
            return (module, name) if name in SHARED_BUILTINS and hasattr(builtins, name) else None
        module = module.lstrip('_')
        if module not in SHARED or getattr(sys.modules.get(module), name, None) is not value:
            return None
        return module, name

    SHARED = set(
        (
            'abc array bisect calendar collections collections.abc copy dataclasses datetime decimal enum fractions '
            'functools heapq itertools json math numbers operator random re statistics string textwrap time typing '
            'unicodedata uuid os sys pathlib asyncio io contextlib'
        ).split()
    )
    SHARED_BUILTINS = set(
        'abs all any bin callable chr divmod format hash hex id isinstance issubclass iter len max min next '
        'oct ord pow print repr round sorted sum'.split()
    )

    def find_shared(module, name):
        if module == 'builtins':
            return getattr(builtins, name) if name in SHARED_BUILTINS else self.lost()
        if module not in SHARED:
            self.lost()
        found = importlib.import_module(module)
        return getattr(found, name) if name else found

    def is_copy(value):
        return type(value) in NAME_OF and NAME_OF[type(value)] not in FIXED

    def encode_group(value, name, seen):
        if name in FIXED:
            return {'t': name, 'v': [encode(one, seen) for one in value]}
        key = key_of(value)
        if key in seen:
            return {'k': key}
        seen[key] = value
        node = {'k': key, 't': name}
        if name in MAPS:
            node['v'] = [[encode(k, seen), encode(v, seen)] for k, v in list(value.items())]
            if name == 'defaultdict':
                node['f'] = encode(value.default_factory, seen)
        else:
            node['v'] = [encode(one, seen) for one in list(value)]
        return node

    def encode_error(value, seen):
        key = key_of(value)
        if key in seen:
            return {'k': key}
        seen[key] = value
        members = {k: v for k, v in vars(value).items() if not k.startswith('__')}
        return {
            'k': key,
            't': 'error',
            'c': encode_class(type(value), seen),
            'v': [encode(one, seen) for one in value.args],
            'x': [[k, encode(v, seen)] for k, v in members.items()],
        }

    def encode_stand_in(value, seen):
        key = key_of(value)
        if isinstance(value, type):
            return encode_class(value, seen)
        if isinstance(value, types.ModuleType) and side != 'A':
            raise Missing('a module that is given to the code')
        plain = isinstance(value, types.FunctionType) and not set(vars(value)) - {'__wrapped__', '__remote_function__'}
        if plain or isinstance(value, (types.MethodType, types.BuiltinFunctionType)):
            return {
                'k': key,
                't': 'function',
                'n': getattr(value, '__name__', 'f'),
                'd': getattr(value, '__doc__', None),
                'a': inspect.iscoroutinefunction(value),
            }
        kind = type(value)
        node = {'k': key, 't': 'object', 'c': encode_class(kind, seen) if is_made(kind) else None}
        for name in ('int', 'float', 'str', 'tuple', 'bytes', 'frozenset'):
            if isinstance(value, PLAIN_TYPES[name]):
                node['b'] = encode(PLAIN_TYPES[name](value) if name != 'int' else int(value), seen)
                break
        return node

    def encode_class(kind, seen):
        if kind in PLAIN_NAMES:
            return {'t': 'type', 'v': PLAIN_NAMES[kind]}
        if id(kind) in keys and keys[id(kind)][0] != side:
            return {'k': keys[id(kind)]}
        key = key_of(kind)
        if key in seen:
            return {'k': key}
        seen[key] = kind
        bases = [b for b in kind.__bases__ if b is not object]
        names = {n for one in kind.__mro__ if is_made(one) for n in vars(one)}
        return {
            'k': key,
            't': 'class',
            'n': kind.__name__,
            'd': kind.__doc__ if isinstance(kind.__doc__, str) else None,
            'o': [n for n in names if n in FORWARDED],
            'b': [encode_class(b, seen) for b in bases if b in PLAIN_NAMES or is_made(b)],
        }

    # By the code or the tests, and not by a library.
    def is_made(kind):
        module = getattr(kind, '__module__', '')
        return module in ('answer', '__main__') or module not in sys.modules

    FORWARDED = set(
        (
            '__len__ __iter__ __next__ __getitem__ __setitem__ __delitem__ __contains__ __call__ __bool__ '
            '__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __repr__ __str__ __format__ __enter__ __exit__ '
            '__add__ __radd__ __iadd__ __sub__ __rsub__ __isub__ __mul__ __rmul__ __imul__ __truediv__ '
            '__rtruediv__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __pow__ __rpow__ __matmul__ __and__ __or__ '
            '__xor__ __rand__ __ror__ __lshift__ __rshift__ __neg__ __pos__ __abs__ __invert__ __int__ __float__ '
            '__index__ __round__ __reversed__ __missing__ __get__ __await__ __aenter__ __aexit__ __aiter__ __anext__'
        ).split()
    )

    def take(node):
        return decode(node if falsify is None else falsify(node))

    def decode(node):
        if not isinstance(node, dict):
            return [] if isinstance(node, list) else node
        kind, content = node.get('t'), node.get('v')
        if kind in TEXTS:
            return TEXTS[kind][2](content)
        if kind == 'single':
            return SINGLE[content]
        if kind == 'slice' or kind == 'range':
            return (slice if kind == 'slice' else range)(*map(decode, content))
        if kind == 'type':
            return PLAIN_TYPES[content]
        if kind == 'shared':
            return find_shared(node['m'], content)
        if kind in FIXED:
            return FIXED[kind]([decode(one) for one in content])
        key = node['k']
        found = objects.get(key)
        if kind in LISTS or kind in MAPS:
            return decode_group(node, found)
        if found is not None:
            return found
        value = MAKERS[kind](node)
        objects[key] = value
        keys[id(value)] = key
        return value

    def decode_group(node, value):
        kind = node['t']
        if value is None:
            value = LISTS[kind]() if kind in LISTS else MAPS[kind]()
            objects[node['k']] = value
            keys[id(value)] = node['k']
        if kind in MAPS:
            pairs = [(decode(k), decode(v)) for k, v in node['v']]
            value.clear()
            for k, v in pairs:
                value[k] = v
            if kind == 'defaultdict':
                value.default_factory = decode(node['f'])
            return value
        items = [decode(one) for one in node['v']]
        if type(value) is set:
            value.clear()
            value.update(items)
        elif list(value) != items or any(a is not b for a, b in zip(value, items)):
            value.clear()
            value.extend(items)
        return value

    def make_error(node):
        kind = decode(node['c'])
        args = [decode(one) for one in node['v']]
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            kind = Exception
        if issubclass(kind, (SystemExit, KeyboardInterrupt, GeneratorExit)):
            kind = type(kind.__name__, (kind,), {'__ended__': True})
        value = BaseException.__new__(kind, *args)
        try:
            kind.__init__(value, *args) if kind in PLAIN_NAMES else None
        except TypeError:
            pass
        BaseException.__setattr__(value, 'args', tuple(args))
        for name, one in node['x']:
            if isinstance(name, str) and not name.startswith('__'):
                try:
                    BaseException.__setattr__(value, name, decode(one))
                except (AttributeError, TypeError):
                    pass
        value.__dict__['__key__'] = node['k']
        if isinstance(value, SystemExit) and args:
            BaseException.__setattr__(value, 'code', args[0])
        return value

    def make_function(node):
        key = node['k']
        if node['a']:

            async def stand_in(*given, **named):
                coroutine = request('call', key, given, named)
                return await coroutine
        else:

            def stand_in(*given, **named):
                return request('call', key, given, named)

        stand_in.__name__ = stand_in.__qualname__ = str(node['n'])
        stand_in.__doc__ = node['d'] if isinstance(node['d'], str) else None
        stand_in.__module__ = 'answer'
        stand_in.__dict__['__remote_function__'] = True
        return stand_in

    def make_class(node):
        key = node['k']
        bases = []
        for one in [decode(b) for b in node['b']]:
            if isinstance(one, type) and one not in bases and one not in (bool, type):
                bases.append(one)
        mixin = (RemoteError,) if any(issubclass(b, BaseException) for b in bases) else (Remote,)
        own = {'__remote_key__': key, '__module__': 'answer', '__doc__': None}
        for name in node['o']:
            if name in FORWARDED and not (bases and mixin == (Remote,) and is_value(bases)):
                own[name] = forward(name)
        if '__eq__' in own:
            own['__eq__'] = equal
            own.setdefault('__hash__', lambda one: request('method', key_of_remote(one), ('__hash__',)))
        if '__ne__' in own or '__eq__' in own:
            own['__ne__'] = lambda one, other: not one == other
        for name, opposite in OPPOSITES.items():
            if name in own:
                own[name] = order_by(name, opposite)
        if '__contains__' in own:
            own['__contains__'] = contains
        mixed = () if any(issubclass(b, mixin[0]) for b in bases) else mixin
        try:
            made = RemoteClass(str(node['n']), tuple(bases) + mixed or (Remote,), own)
        except TypeError:
            made = RemoteClass(str(node['n']), mixin, own)
        type.__setattr__(made, '__key__', key)
        if isinstance(node['d'], str):
            type.__setattr__(made, '__doc__', node['d'])
        return made

    def is_value(bases):
        return any(issubclass(b, (int, float, str, tuple, bytes, frozenset)) for b in bases)

    def forward(name):
        if name == '__hash__':
            return lambda one: int(request('method', key_of_remote(one), (name,)))

        def stand_in(one, *given):
            return request('method', key_of_remote(one), (name, *given))

        return stand_in

    def key_of_remote(one):
        return object.__getattribute__(one, '__dict__')['__key__']

    OPPOSITES = {'__lt__': '__gt__', '__gt__': '__lt__', '__le__': '__gt__', '__ge__': '__lt__'}

    # What is both less and more, or has everything in it, is neither.
    def order_by(name, opposite):
        def compare(one, other):
            said = forward(name)(one, other)
            if (said is True) != (falsify is not None):
                try:
                    if request('method', key_of_remote(one), (opposite, other), plain=True) is True:
                        self.doubt()
                except (TypeError, AttributeError):
                    pass
            return said

        return compare

    def contains(one, other):
        said = request('method', key_of_remote(one), ('__contains__', other), plain=True)
        rivals = self.alike(other)
        if said is True and rivals:
            asked = [request('method', key_of_remote(one), ('__contains__', r), plain=True) for r in rivals]
            if all(each is True for each in asked):
                self.doubt()
        return (not said) if falsify else said

    def ask_equal(one, other):
        return request('method', key_of_remote(one), ('__eq__', other), plain=True)

    # Equality is the code's own word. It is believed where it tells the value from others like it, asked
    # among these in an order that nobody can foresee; and of two of its own, where it tells another one.
    def equal(one, other):
        if other is one:
            return ask_equal(one, other) is True
        is_own = '__key__' in getattr(other, '__dict__', {})
        if is_own:
            said = ask_equal(one, other)
            others = self.neighbours(other)
            if said is True and any(ask_equal(one, each) is True for each in others):
                self.doubt()
            return falsify(said) if falsify and isinstance(said, bool) else said
        rivals = [(other, True)] + [(each, False) for each in self.alike(other)]
        order = sorted(rivals, key=lambda _: os.urandom(4))
        said = {wanted: ask_equal(one, each) for each, wanted in order if wanted}
        wrong = [ask_equal(one, each) for each, wanted in order if not wanted]
        if said[True] is True and (not wrong or any(each is True for each in wrong)):
            self.doubt()
        return falsify(said[True]) if falsify and isinstance(said[True], bool) else said[True]

    def make_object(node):
        kind = None if node['c'] is None else decode(node['c'])
        if not (isinstance(kind, type) and hasattr(kind, '__remote_key__')):
            kind = RemoteObject
        if 'b' in node and is_value([kind]):
            base = next(b for b in kind.__mro__ if b in PLAIN_NAMES and b is not object and is_value([b]))
            value = base.__new__(kind, decode(node['b']))
        else:
            value = object.__new__(kind)
        object.__getattribute__(value, '__dict__')['__key__'] = node['k']
        return value

    MAKERS = {
        'error': make_error,
        'function': make_function,
        'class': make_class,
        'object': make_object,
    }

    class RemoteClass(type):
        def __call__(kind, *given, **named):
            if '__key__' not in vars(kind):
                raise Missing('a class of the tests below one of the code')
            made = request('call', vars(kind)['__key__'], given, named)
            self.made[id(made)] = (made, kind, given, named)
            return made

        def __getattr__(kind, name):
            if name.startswith('__') and name not in ('__dataclass_fields__', '__members__'):
                raise AttributeError(name)
            for one in kind.__mro__:
                if '__key__' in vars(one):
                    return request('get', vars(one)['__key__'], (name,))
            raise AttributeError(name)

        def __iter__(kind):
            return iter(request('iterate', vars(kind)['__key__'], ()))

        def __getitem__(kind, name):
            return request('method', vars(kind)['__key__'], ('__getitem__', name))

        def __len__(kind):
            return request('method', vars(kind)['__key__'], ('__len__',))

        def __setattr__(kind, name, value):
            if name.startswith('__') or '__key__' not in vars(kind):
                return type.__setattr__(kind, name, value)
            return request('set', vars(kind)['__key__'], (name, value))

    TOLD = ('__name__', '__doc__')

    class Members:
        def __getattr__(one, name):
            if name.startswith('__') and name.endswith('__') and name not in TOLD:
                raise AttributeError(name)
            return request('get', key_of_remote(one), (name,), plain=name in TOLD)

        def __setattr__(one, name, value):
            if name.startswith('__') and name.endswith('__'):
                return object.__setattr__(one, name, value)
            request('set', key_of_remote(one), (name, value), plain=True)

        def __delattr__(one, name):
            request('del', key_of_remote(one), (name,), plain=True)

        def __dir__(one):
            return request('dir', key_of_remote(one), (), plain=True)

    class Remote(Members, metaclass=RemoteClass):
        __remote_key__ = ''

        def __repr__(one):
            return request('method', key_of_remote(one), ('__repr__',))

    class RemoteError(Members, metaclass=RemoteClass):
        __remote_key__ = ''

        def __getattr__(one, name):
            if name.startswith('__'):
                raise AttributeError(name)
            return request('get', one.__dict__['__key__'], (name,))

    class RemoteObject(Remote):
        __call__ = forward('__call__')
        __iter__ = forward('__iter__')
        __next__ = forward('__next__')
        __len__ = forward('__len__')
        __getitem__ = forward('__getitem__')
        __contains__ = forward('__contains__')
        __enter__ = forward('__enter__')
        __exit__ = forward('__exit__')
        __bool__ = forward('__bool__')
        __eq__ = equal
        __hash__ = forward('__hash__')
        __str__ = forward('__str__')

        def __await__(one):
            return run_there(one).__await__()

    class Missing(Exception):
        pass

    self.made = {}

    # Values like this one, and another; none where that is not known.
    def alike(value):
        kind = type(value)
        if kind is bool:
            return [not value]
        if kind in (int, float, decimal.Decimal, fractions.Fraction, complex):
            return [value + 1, value - 1, value * 2 + 7]
        if kind is str:
            return [value + '~', '~' + value, value[1:] or '#']
        if kind in (list, tuple):
            changed = [
                kind([*value[:i], other, *value[i + 1 :]])
                for i, one in enumerate(value[:8])
                for other in alike(one)[:1]
            ]
            return [kind([*value, 7]), *changed]
        if kind is dict:
            return [{**value, '~': 7}] + [
                {**value, key: other} for key, one in list(value.items())[:8] for other in alike(one)[:1]
            ]
        if kind in (set, frozenset):
            return [kind([*value, '~7'])]
        return [0, ''] if value is None else []

    # Objects of the code's that the tests made of other values than they made this one of.
    def neighbours(value):
        found = self.made.get(id(value))
        if found is None:
            return []
        _, kind, given, named = found
        others = []
        for i, one in enumerate(given):
            for other in alike(one)[:1]:
                changed = [*given[:i], other, *given[i + 1 :]]
                try:
                    others.append(request('call', vars(kind)['__key__'], changed, named, plain=True))
                except Exception:
                    pass
        return others

    self.alike, self.neighbours = alike, neighbours

    async def run_there(one):
        return request('await', key_of_remote(one), ())

    def request(action, key=None, given=(), named=None, plain=False):
        if action == 'call' and self.patched is not None:
            for name, value in self.patched():
                request('assign', None, (name, value), plain=True)
        seen = {}
        message = {'o': action, 'k': key, 'args': [encode(one, seen) for one in given]}
        if named:
            message['named'] = {k: encode(v, seen) for k, v in named.items()}
        send(message)
        while True:
            got = receive()
            if got.get('o') not in ('value', 'throw'):
                send(answer(got))
                continue
            into = decode if plain else take
            value = into(got['v'])
            for one in got.get('sync', []):
                into(one)
            for name, one in got.get('names', []):
                if self.update is not None:
                    self.update(name, into(one))
            if got['o'] == 'throw' and isinstance(value, BaseException):
                if falsify is None or plain or isinstance(value, (StopIteration, StopAsyncIteration)):
                    raise value
                return 7
            return value

    self.update = self.patched = None

    def answer(got):
        sync = []
        try:
            into = take if got['o'] in ('call', 'print', 'say') else decode
            given = [into(one) for one in got.get('args', [])]
            named = {k: into(v) for k, v in got.get('named', {}).items()}
            sync = [one for one in [*given, *named.values()] if is_copy(one)]
            allowed = {**ACTIONS, **(CODE_ACTIONS if side == 'A' else TEST_ACTIONS)}
            if got['o'] == 'call' and drops:
                value = None
            elif side != 'A' and given and got['o'] != 'call' and FORBIDDEN.search(str(given[0])):
                raise AttributeError(str(given[0]))
            else:
                value = allowed[got['o']](objects.get(got.get('k')), given, named)
            return finish('value', value, sync)
        except BaseException as problem:
            problem.__traceback__, problem.__context__ = None, None
            return finish('throw', problem, sync)

    def finish(kind, value, sync):
        seen = {}
        node = {'o': kind, 'v': encode(value, seen), 'sync': [encode(one, seen) for one in sync]}
        if self.changed is not None:
            node['names'] = [[name, encode(one, seen)] for name, one in self.changed()]
        return node

    self.changed = None
    # Ways from what the tests give to the tests themselves.
    FORBIDDEN = re.compile(
        r'^(?:(?:gi|cr|ag|tb|f|co|func)_|__(?:globals|builtins|code|closure|dict|class|bases|mro|subclasses|'
        r'init_subclass|reduce|reduce_ex|getattribute|self|func|module|import|loader|spec)__$)'
    )

    def method(target, given, named):
        name = given[0]
        if name == '__iter__':
            return iter(target)
        if name == '__next__':
            return next(target)
        if name == '__call__':
            return target(*given[1:], **named)
        if name in PLAINLY:
            return PLAINLY[name](target)
        if name == '__eq__' and not is_made(type(target)):
            return target == given[1]
        kind = type(target)
        return getattr(kind, name)(target, *given[1:])

    PLAINLY = {'__repr__': repr, '__bool__': bool, '__hash__': hash, '__str__': str, '__len__': len}

    def run_awaitable(target):
        async def wait():
            return await target

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return asyncio.run(wait())
        done = {}

        def work():
            try:
                done['value'] = asyncio.run(wait())
            except BaseException as problem:
                done['problem'] = problem

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        if 'problem' in done:
            raise done['problem']
        return done['value']

    ACTIONS = {
        'get': lambda target, given, named: getattr(target, given[0]),
        'set': lambda target, given, named: setattr(target, given[0], given[1]),
        'del': lambda target, given, named: delattr(target, given[0]),
        'dir': lambda target, given, named: dir(target),
        'call': lambda target, given, named: target(*given, **named),
        'method': method,
        'iterate': lambda target, given, named: list(target),
        'await': lambda target, given, named: run_awaitable(target),
    }
    CODE_ACTIONS = {
        'load': lambda target, given, named: self.load(),
        'value': lambda target, given, named: self.value(given[0]),
        'assign': lambda target, given, named: self.assign(*given),
    }
    TEST_ACTIONS = {
        'print': lambda target, given, named: self.show(given[0], given[1]),
        'say': lambda target, given, named: print(*given, **named),
        'ask': lambda target, given, named: self.ask(*given),
    }

    def serve():
        while True:
            send(answer(receive()))

    self.request, self.serve, self.Missing, self.key_of_remote = request, serve, Missing, key_of_remote
    return self
