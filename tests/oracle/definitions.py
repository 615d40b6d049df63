"""The helpers that a program may have: functions, classes, decorators, wrappers, constants.

In a template ``$name`` becomes a name of its own, ``<kind>`` an expression and ``<block>``
statements. ``offers`` says what the rest of the program may write with it, by kind; members of an
object are written with ``@`` for the object.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

Offers = Mapping[str, tuple[str, ...]]


class Maker(NamedTuple):
    """An expression that makes an object.

    :ivar family: objects of one family are used alike, and go where ``<thing>`` stands if they
        have what such a one has.
    """

    family: str
    template: str
    members: Offers


class Definition(NamedTuple):
    """A statement, or a few, at the top of a module.

    :ivar inner: what a hole in the template may use besides what is in scope, by kind.
    :ivar needs: a kind that must be in scope already.
    """

    template: str
    offers: Offers = MappingProxyType({})
    makers: tuple[Maker, ...] = ()
    inner: Offers = MappingProxyType({})
    needs: str | None = None


_THING: Final[Offers] = {
    "text": ("@.kind", "@.label()", "@.prefix"),
    "plain": ("@.kind",),
    "attribute": ("@.kind",),
    "list": ("@.parts",),
    "act": ("@.rename(<text>)", "@.add(<text>)"),
    "send": ("@.tell(ctx)", "@.tell(ctx, <text>)"),
    "known": ("isinstance(@, $Other)",),
}

DEFINITIONS: Final[tuple[Definition, ...]] = (
    # Constants.
    Definition("$PREFIX = <text>", {"text": ("$PREFIX",), "plain": ("$PREFIX",)}),
    Definition(
        """\
$EVENTS = <dict>
$KINDS = (<text>, <text>)
""",
        {"dict": ("$EVENTS",), "items": ("$KINDS",), "text": ("$EVENTS['a']", "$KINDS[1]")},
    ),
    Definition(
        """\
$STATE = <word>
def $switch(to):
    global $STATE
    $STATE = to
""",
        {"text": ("$STATE",), "plain": ("$STATE",), "act": ("$switch(<text>)",)},
    ),
    Definition(
        """\
$REGISTRY = {}
def $register(key, value):
    $REGISTRY[key] = value
$register('a', <text>)
$register('b', <text>)
""",
        {"dict": ("$REGISTRY",), "act": ("$register(<key>, <text>)",)},
    ),
    Definition(
        """\
$HANDLERS = {}
def $handles(key):
    def keep(f):
        $HANDLERS[key] = f
        return f
    return keep
@$handles('a')
def $on_a(what):
    return <text>
@$handles('b')
def $on_b(what):
    return <text>
""",
        {"text": ("$HANDLERS['a'](<text>)", "$HANDLERS[<key>](<text>)")},
        inner={"text": ("what",)},
    ),
    # Functions of texts.
    Definition(
        """\
def $spell(first, last=<word>):
    return first + '.' + last
""",
        {"text": ("$spell(<text>)", "$spell(<text>, <text>)", "$spell(last=<text>, first=<text>)")},
    ),
    Definition(
        """\
def $pick(what, loud=False):
    <block>
    if loud:
        return what.upper()
    return <text>
""",
        {"text": ("$pick(<text>)", "$pick(<text>, <flag>)", "$pick(<text>, loud=<flag>)")},
        inner={"text": ("what",), "name": ("what",), "open": ("loud",)},
    ),
    Definition(
        """\
def $glue(*parts, sep='.'):
    return sep.join(parts)
""",
        {"text": ("$glue(<text>, <text>)", "$glue(*<list>)", "$glue(<text>, *<items>, sep='-')")},
    ),
    Definition(
        """\
def $named(**names):
    return names.get('what', <text>) + '.' + names['how']
""",
        {
            "text": (
                "$named(how=<text>)",
                "$named(what=<text>, how=<text>)",
                "$named(**{'how': <text>})",
            )
        },
    ),
    Definition(
        """\
def $depth(n, what):
    return what if n == 0 else $depth(n - 1, what + '.d')
""",
        {"text": ("$depth(2, <text>)", "$depth(0, <text>)")},
    ),
    Definition(
        """\
def $translate(what):
    try:
        return {<word>: <text>, <word>: <text>}[what]
    except KeyError:
        return <text>
    finally:
        <block>
""",
        {"text": ("$translate(<text>)",)},
        inner={"text": ("what",)},
    ),
    Definition(
        """\
def $apply(f, what):
    return f(what)
""",
        {"text": ("$apply(<function>, <text>)",)},
    ),
    # Identity, aliases, functions that change what they get.
    Definition(
        """\
def $same(given):
    return given
""",
        {"text": ("$same(<text>)",), "list": ("$same(<list>)",), "dict": ("$same(<dict>)",)},
    ),
    Definition(
        """\
def $more(kinds, late, word=<word>):
    if late:
        kinds.append(word)
    <block>
    return kinds
""",
        {
            "act": ("$more(<list>, <flag>)", "$more(<list>, <flag>, <text>)"),
            "list": ("$more(<list>, <flag>)",),
        },
        inner={"list": ("kinds",), "text": ("word",), "open": ("late",)},
    ),
    Definition(
        """\
def $settle(table, key, value=None):
    <block>
    if value is None:
        return table.pop(key, <text>)
    table[key] = value
    return value
""",
        {
            "act": ("$settle(<dict>, <key>)", "$settle(<dict>, <key>, <text>)"),
            "text": ("$settle(<dict>, <key>)",),
        },
        inner={"dict": ("table",), "key": ("key",)},
    ),
    # Generators, closures, decorators, partial.
    Definition(
        """\
def $walk(items):
    yield <text>
    for item in items:
        if item != <word>:
            yield item + '.' + <text>
""",
        {"items": ("$walk(<items>)",), "list": ("list($walk(<items>))",)},
    ),
    Definition(
        """\
def $make(prefix):
    def inner(what):
        return prefix + '.' + what
    return inner
""",
        {"text": ("$make(<text>)(<text>)",), "function": ("$make(<text>)",)},
    ),
    Definition(
        """\
def $counter():
    count = 0
    def step():
        nonlocal count
        count += 1
        return 'n' + str(count)
    return step
$tick = $counter()
""",
        {"text": ("$counter()()", "$tick()")},
    ),
    Definition(
        """\
def $tagged(tag):
    def decorate(f):
        @functools.wraps(f)
        def inner(*args, **kwargs):
            return tag + '.' + f(*args, **kwargs)
        return inner
    return decorate
@$tagged(<word>)
def $marked(what, how=<word>):
    return what + '.' + how
""",
        {"text": ("$marked(<text>)", "$marked(<text>, how=<text>)", "$marked.__name__")},
    ),
    Definition(
        """\
def $both(first, last):
    return first + '.' + last
$half = functools.partial($both, <text>)
$end = functools.partial($both, last=<text>)
""",
        {"text": ("$half(<text>)", "$end(<text>)"), "function": ("$half", "$end")},
    ),
    # Wrappers, one and two deep.
    Definition(
        """\
def $tell(ctx, what, phase=None):
    if phase:
        what = what + '.' + phase
    N.<priority>(ctx, 'told.%s' % what, {})
""",
        {
            "send": (
                "$tell(ctx, <text>)",
                "$tell(ctx, <text>, <text>)",
                "$tell(ctx, phase=<text>, what=<text>)",
            )
        },
    ),
    Definition(
        """\
def $inner(ctx, kind, action):
    N.<priority>(ctx, kind + '.' + action, {})
def $outer(ctx, action, kind=<word>):
    $inner(ctx, kind, action)
    if kind == <word>:
        $inner(ctx, action, kind=kind)
""",
        {
            "send": (
                "$outer(ctx, <text>)",
                "$outer(ctx, <text>, kind=<text>)",
                "$inner(ctx, <text>, <text>)",
            )
        },
    ),
    Definition(
        """\
def $around(ctx, what, *, failed):
    N.<priority>(ctx, what + '.start', {})
    <block>
    N.<priority>(ctx, what + ('.error' if failed else '.end'), {})
""",
        {"send": ("$around(ctx, <text>, failed=<flag>)",)},
        inner={"text": ("what",), "open": ("failed",)},
    ),
    Definition(
        """\
def $forward(ctx, **options):
    event = options.pop('event', <word>)
    N.<priority>(ctx, event + '.' + '.'.join(sorted(options)), options)
""",
        {"send": ("$forward(ctx, event=<text>, late=1)", "$forward(ctx, more=2, less=1)")},
    ),
    Definition(
        """\
def $through(notifier, ctx, *words):
    for word in words:
        notifier.<priority>(ctx, word, {})
""",
        {
            "send": (
                "$through(<notifier>, ctx, <text>, <text>)",
                "$through(<notifier>, ctx, *<items>)",
            )
        },
    ),
    Definition(
        """\
def $leveled(level, ctx, what):
    getattr(N, level)(ctx, what, {})
""",
        {"send": ("$leveled('<priority>', ctx, <text>)",)},
    ),
    Definition(
        """\
def $announced(what):
    def decorate(f):
        @functools.wraps(f)
        def inner(ctx, *args):
            N.<priority>(ctx, what + '.' + f.__name__, {})
            return f(ctx, *args)
        return inner
    return decorate
@$announced(<word>)
def $sweep(ctx, how):
    return <text>
""",
        {"send": ("$sweep(ctx, <text>)",)},
        inner={"text": ("how",)},
    ),
    Definition(
        """\
def $sender(prefix):
    def send(ctx, what):
        N.<priority>(ctx, prefix + what, {})
    return send
$send = $sender(<word>)
""",
        {"send": ("$send(ctx, <text>)", "$sender(<text>)(ctx, <text>)")},
    ),
    Definition(
        """\
$quick = lambda ctx, what: N.<priority>(ctx, what, {})
$bound = functools.partial($quick, what=<text>)
""",
        {"send": ("$quick(ctx, <text>)", "$bound(ctx)")},
    ),
    # Context managers.
    Definition(
        """\
@contextlib.contextmanager
def $span(ctx, what):
    N.<priority>(ctx, what + '.start', {})
    try:
        yield what.upper()
    except ValueError:
        N.<priority>(ctx, what + '.error', {})
        raise
    N.<priority>(ctx, what + '.end', {})
""",
        {"with": ("$span(ctx, <text>)",)},
    ),
    Definition(
        """\
class $Swallow:
    def __init__(self, ctx, what):
        self.ctx = ctx
        self.what = what
    def __enter__(self):
        return self.what + '.in'
    def __exit__(self, kind, error, trace):
        N.<priority>(self.ctx, self.what + ('.failed' if kind else '.done'), {})
        return kind is ValueError
""",
        {"with": ("$Swallow(ctx, <text>)",)},
    ),
    # Classes.
    Definition(
        """\
class $Thing:
    prefix = <word>
    def __init__(self, kind, *parts):
        self.kind = kind
        self.parts = [*parts, kind]
    def rename(self, kind):
        self.kind = <text>
    def add(self, word):
        self.parts.append(word)
    def label(self):
        return self.prefix + '.' + self.kind
    def tell(self, ctx, what=<word>):
        N.<priority>(ctx, self.label() + '.' + what, {})
class $Other($Thing):
    prefix = <word>
    def rename(self, kind):
        super().rename(kind + '.o')
    def label(self):
        return 'other.' + super().label()
""",
        {"thing": ("$Thing(<text>)", "$Other(<text>)")},
        (
            Maker("$Thing", "$Thing(<text>)", _THING),
            Maker("$Thing", "$Thing(<text>, <text>)", _THING),
            Maker("$Thing", "$Other(<text>)", _THING),
        ),
        inner={"text": ("kind", "self.prefix")},
    ),
    Definition(
        """\
def $change(thing):
    thing.kind = <text> + '.' + thing.kind
def $wrap(thing, ctx):
    <block>
    N.<priority>(ctx, 'wrapped.' + thing.label(), {})
    return thing
""",
        {
            "act": ("$change(<thing>)",),
            "send": ("$wrap(<thing>, ctx)", "$wrap($wrap(<thing>, ctx), ctx)"),
        },
        inner={"attribute": ("thing.kind",), "list": ("thing.parts",), "text": ("thing.kind",)},
        needs="thing",
    ),
    Definition(
        """\
class $Base:
    EVENT = <word>
    def __init__(self, on=True):
        self.outlet = N if on else None
        self.seen = []
    @property
    def event(self):
        return self.EVENT + '.' + self.suffix()
    def suffix(self):
        raise NotImplementedError
    def go(self, ctx):
        if self.outlet is not None:
            self.seen.append(self.suffix())
            self.outlet.<priority>(ctx, self.event, {})
class $First($Base):
    def suffix(self):
        return <text>
class $Second($Base):
    EVENT = $Base.EVENT + '.second'
    def suffix(self):
        return 's' + str(len(self.seen))
""",
        {"text": ("$Second.EVENT", "$First.EVENT")},
        tuple(
            Maker(
                "$Base",
                template,
                {
                    "text": ("@.event",),
                    "send": ("@.go(ctx)",),
                    "list": ("@.seen",),
                    "attribute": ("@.EVENT",),
                },
            )
            for template in ("$First()", "$Second()", "$Second(<flag>)", "$First(on=<flag>)")
        ),
    ),
    Definition(
        """\
class $Manager:
    def mark(self, method, ctx):
        N.<priority>(ctx, 'depot.' + method, {})
class $Task:
    def __init__(self, manager, kind):
        self.manager = manager
        self.kind = kind
    def run_in(self, ctx, how=<word>):
        self.manager.mark(self.kind + '.' + how, ctx)
""",
        {"send": ("$Manager().mark(<text>, ctx)", "$Task($Manager(), <text>).run_in(ctx)")},
        (
            Maker(
                "$Task",
                "$Task($Manager(), <text>)",
                {
                    "send": (
                        "@.run_in(ctx)",
                        "@.run_in(ctx, <text>)",
                        "@.manager.mark(<text>, ctx)",
                    ),
                    "attribute": ("@.kind",),
                    "text": ("@.kind",),
                },
            ),
        ),
    ),
    Definition(
        """\
class $Tools:
    events = {'a': <text>}
    @staticmethod
    def dotted(*words):
        return '.'.join(words)
    @classmethod
    def named(cls, what):
        return cls.events.get('a', <word>) + '.' + what
    @classmethod
    def put(cls, key, what):
        cls.events[key] = what
""",
        {
            "text": (
                "$Tools.dotted(<text>, <text>)",
                "$Tools.named(<text>)",
                "$Tools().named(<text>)",
            ),
            "dict": ("$Tools.events",),
            "act": ("$Tools.put(<key>, <text>)",),
        },
    ),
    Definition(
        """\
class $Queue:
    def __init__(self):
        self.pending = []
    def put(self, event):
        self.pending.append(event)
        return self
    def flush(self, ctx):
        while self.pending:
            N.<priority>(ctx, self.pending.pop(0), {})
""",
        {},
        (
            Maker(
                "$Queue",
                "$Queue()",
                {
                    "act": ("@.put(<text>)", "@.put(<text>).put(<text>)"),
                    "list": ("@.pending",),
                    "send": ("@.flush(ctx)", "@.put(<text>).flush(ctx)"),
                },
            ),
        ),
    ),
    Definition(
        """\
@dataclasses.dataclass
class $Event:
    kind: str
    phase: str = <word>
    tags: list = dataclasses.field(default_factory=list)
    def full(self):
        return '.'.join([self.kind, *self.tags, self.phase])
""",
        {},
        tuple(
            Maker(
                "$Event",
                template,
                {
                    "text": ("@.full()", "@.kind", "dataclasses.replace(@, kind=<text>).full()"),
                    "plain": ("@.kind", "@.phase"),
                    "list": ("@.tags",),
                    "attribute": ("@.kind", "@.phase"),
                },
            )
            for template in (
                "$Event(<text>)",
                "$Event(<text>, phase=<text>)",
                "$Event(<text>, <text>, [<text>])",
            )
        ),
    ),
    Definition(
        """\
class $Pair(typing.NamedTuple):
    what: str
    how: str = <word>
    def text(self):
        return self.what + '.' + self.how
""",
        {"text": ("$Pair(<text>).text()", "'.'.join($Pair(<text>, how=<text>))")},
        (
            Maker(
                "$Pair",
                "$Pair(<text>)",
                {
                    "text": ("@.text()", "@.how", "@[0]", "@._replace(how=<text>).text()"),
                    "plain": ("@.what",),
                },
            ),
        ),
    ),
    Definition(
        """\
class $Topic(str, enum.Enum):
    MADE = <word> + '.t'
    GONE = 'topic.gone'
""",
        {
            "text": (
                "$Topic.MADE.value",
                "$Topic.GONE.name",
                "($Topic.MADE + '.' + <text>)",
                "$Topic('topic.gone').name",
                "$Topic['MADE'].value",
                "($Topic.MADE if <flag> else $Topic.GONE).value",
            ),
            "send": ("N.<priority>(ctx, $Topic.MADE, {})", "N.<priority>(ctx, $Topic['GONE'], {})"),
            "items": ("[topic.value for topic in $Topic]",),
            "plain": ("$Topic.GONE.value",),
        },
    ),
    Definition(
        """\
class $Phase(enum.Enum):
    START = <word>
    END = <word> + '.e'
    @property
    def text(self):
        return self.name.lower() + '.' + self.value
""",
        {
            "text": ("$Phase.START.value", "$Phase.END.text", "$Phase.START.name.lower()"),
            "items": ("[phase.text for phase in $Phase]",),
        },
    ),
    Definition(
        """\
class $Trouble(Exception):
    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind
def $risky(what, fail):
    if fail:
        raise $Trouble(what)
    return <text>
def $safe(what, fail):
    try:
        return $risky(what, fail)
    except $Trouble as trouble:
        return trouble.kind + '.trouble'
""",
        {
            "text": ("$safe(<text>, <flag>)", "$risky(<text>, False)"),
            "act": ("$risky(<text>, <flag>)",),
        },
        inner={"text": ("what",)},
    ),
    # What decides by a class, and what remembers.
    Definition(
        """\
@functools.singledispatch
def $shown(what):
    return 'any.' + <word>
@$shown.register(str)
def $shown_text(what):
    return what + '.' + <text>
@$shown.register
def $shown_number(what: int):
    return 'n' + str(what)
""",
        {"text": ("$shown(<text>)", "$shown(2)", "$shown(None)")},
    ),
    Definition(
        """\
def $collected(word, seen=[]):
    seen.append(word)
    return '.'.join(seen)
""",
        {"text": ("$collected(<text>)", "$collected(<text>, [<text>])")},
    ),
    Definition(
        """\
class $Count:
    made = 0
    last = 'none'
    def __init__(self, kind):
        type(self).made += 1
        $Count.last = kind
    @classmethod
    def next(cls):
        cls.made += 1
        return 'c' + str(cls.made)
""",
        {
            "text": ("$Count.next()", "str($Count.made)", "$Count.last"),
            "act": ("$Count(<text>)",),
        },
    ),
    Definition(
        """\
class $Kept:
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, held, owner=None):
        return held.__dict__.get(self.name, <word>)
    def __set__(self, held, value):
        held.__dict__[self.name] = value + '.' + self.name
class $Holder:
    kind = $Kept()
    def __call__(self, ctx, what):
        N.<priority>(ctx, self.kind + '.' + what, {})
    def later(self, ctx):
        return self(ctx, <text>)
""",
        {},
        (
            Maker(
                "$Holder",
                "$Holder()",
                {
                    "text": ("@.kind", "vars(@).get('kind', <text>)"),
                    "attribute": ("@.kind",),
                    "send": ("@(ctx, <text>)", "@.later(ctx)"),
                },
            ),
        ),
    ),
    Definition(
        """\
def $numbered(words):
    for at, word in enumerate(words):
        if at > 1:
            return
        yield word + '.' + str(at)
""",
        {"items": ("$numbered(<items>)",), "list": ("list($numbered(<items>))",)},
    ),
    # Where notifiers are kept.
    Definition(
        "$NOTIFIERS = {'main': N, 'other': N.prepare(publisher_id='o')}",
        {"notifier": ("$NOTIFIERS['main']", "$NOTIFIERS['other']")},
    ),
    Definition("$OUT = oslo_messaging.Notifier(None, publisher_id='out')", {"notifier": ("$OUT",)}),
    Definition(
        """\
def $get_it():
    return oslo_messaging.Notifier(None)
""",
        {"notifier": ("$get_it()",)},
    ),
    Definition(
        """\
class $Outlet:
    def __init__(self, notifier, prefix=<word>):
        self.n = notifier
        self._prefix = prefix
    def say(self, ctx, what):
        self.n.<priority>(ctx, self._prefix + '.' + what, {})
""",
        {"send": ("$Outlet(<notifier>).say(ctx, <text>)",)},
        (
            Maker(
                "$Outlet",
                "$Outlet(<notifier>)",
                {"send": ("@.say(ctx, <text>)", "@.n.<priority>(ctx, <text>, {})")},
            ),
            Maker(
                "$Outlet",
                "$Outlet(<notifier>, <text>)",
                {"send": ("@.say(ctx, <text>)",), "attribute": ("@._prefix",)},
            ),
        ),
    ),
)
