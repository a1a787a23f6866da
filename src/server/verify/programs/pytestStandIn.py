# What small tests want of pytest, for where it is not installed: `raises`, `approx`, `fixture`,
# `mark.parametrize`, `skip`. Whatever else they ask for is missing, which is no fault of the answer.
import asyncio, contextlib, inspect, itertools, math, re


class Missing(Exception):
    pass


class Skipped(BaseException):
    pass


_fixtures = {}


def __getattr__(name):
    raise Missing('pytest.' + name)


@contextlib.contextmanager
def _raising(kind, match):
    class Info:
        value = None

    info = Info()
    try:
        yield info
    except kind as problem:
        if match is not None and not re.search(match, str(problem)):
            raise AssertionError('%r does not match %r' % (str(problem), match))
        info.value, info.type = problem, type(problem)
        return
    raise AssertionError('DID NOT RAISE %r' % (kind,))


def raises(kind, work=None, *given, match=None, **named):
    if work is None:
        return _raising(kind, match)
    with _raising(kind, match) as info:
        work(*given, **named)
    return info


class approx:
    def __init__(self, wanted, rel=1e-6, abs=1e-12):
        self.wanted, self.rel, self.abs = wanted, rel or 1e-6, abs or 1e-12

    def _near(self, got, wanted):
        if isinstance(wanted, dict):
            return got.keys() == wanted.keys() and all(
                self._near(got[k], wanted[k]) for k in wanted
            )
        if isinstance(wanted, (list, tuple)):
            return len(got) == len(wanted) and all(map(self._near, got, wanted))
        return got == wanted or math.isclose(got, wanted, rel_tol=self.rel, abs_tol=self.abs)

    def __eq__(self, got):
        return self._near(got, self.wanted)

    def __repr__(self):
        return 'approx(%r)' % (self.wanted,)


def fixture(work=None, **named):
    if work is None:
        return lambda work: fixture(work)
    _fixtures[work.__name__] = work
    return work


def skip(*given, **named):
    raise Skipped()


def main(*given, **named):
    return 0


def fail(reason='', **named):
    raise AssertionError(reason)


class _Mark:
    def parametrize(self, names, values, **named):
        names = [n.strip() for n in names.split(',')] if isinstance(names, str) else list(names)
        cases = []
        for value in values:
            cases.append(dict(zip(names, value if len(names) > 1 else (value,))))

        def mark(work):
            work.__cases__ = [cases] + getattr(work, '__cases__', [])
            return work

        return mark

    def skip(self, *given, **named):
        def mark(work):
            work.__skip__ = True
            return work

        return mark(given[0]) if given and callable(given[0]) else mark

    def skipif(self, condition, **named):
        return self.skip() if condition else lambda work: work

    def __getattr__(self, name):
        if name in ('xfail', 'usefixtures'):
            raise Missing('pytest.mark.' + name)
        return lambda *given, **named: (
            given[0] if given and callable(given[0]) else lambda work: work
        )


mark = _Mark()


def _call(work, given, undo, made):
    for name, parameter in inspect.signature(work).parameters.items():
        if name in given or parameter.default is not parameter.empty:
            continue
        if name not in _fixtures:
            raise Missing('the fixture ' + name)
        if name not in made:
            value = _call(_fixtures[name], {}, undo, made)
            if inspect.isgenerator(value):
                undo.append(value)
                value = next(value)
            made[name] = value
        given = {**given, name: made[name]}
    value = work(**given)
    return asyncio.run(value) if inspect.iscoroutine(value) else value


def _run(work, before=None, after=None):
    if getattr(work, '__skip__', False):
        return 0
    count = 0
    for combination in itertools.product(*getattr(work, '__cases__', [])):
        undo, given = [], {}
        for part in combination:
            given.update(part)
        try:
            if before:
                before()
            _call(work, given, undo, {})
            count += 1
        except Skipped:
            pass
        finally:
            for step in reversed(undo):
                next(step, None)
            if after:
                after()
    return count


def _run_all(found):
    count = 0
    for name, value in found:
        if not isinstance(value, type):
            count += _run(value)
            continue
        for member in [m for m in list(vars(value)) if m.startswith('test')]:
            one = value()

            def hook(which):
                step = getattr(one, which, None)
                takes = step and len(inspect.signature(step).parameters)
                return step and (lambda: step(*[getattr(one, member)][:takes]))

            count += _run(getattr(one, member), hook('setup_method'), hook('teardown_method'))
    return count
