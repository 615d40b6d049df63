"""``flake8-notifications migration``: which legacy notification has a versioned twin."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

import helpers
from flake8_notifications.versioned_twins.event_type_similarity import likeness, words_of

_SERVICE: Final = """\
import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields

NOTIFIER = oslo_messaging.Notifier(None)


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


class NotificationBase(base.VersionedObject):
    VERSION = '1.0'
    fields = {'topic': fields.StringField()}

    def emit(self, context):
        NOTIFIER.info(context, self.topic, self.payload.obj_to_primitive())


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@base.VersionedObjectRegistry.register
class OrderNotification(NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


def send(context, topic):
    OrderNotification(topic=topic, payload=OrderPayload()).emit(context)
"""
_ORDERS: Final = """\
from svc.service import NOTIFIER
from svc.service import send


def add_gift(context):
    NOTIFIER.info(context, 'shop.order.addgift.start', {})
    send(context, 'order.add_gift.start')
    NOTIFIER.info(context, 'shop.order.addgift.end', {})
    send(context, 'order.add_gift.end')


def ship(context):
    NOTIFIER.info(context, 'shop.order.ship', {})
    send(context, 'order.ship.start')
    send(context, 'order.ship.end')


def cancel(context):
    NOTIFIER.info(context, 'shop.order.cancel', {})


def announce(context):
    send(context, 'order.cancel')


def open_shop(context):
    NOTIFIER.info(context, 'shop.open', {})
    send(context, 'order.reset')
"""
_LISTED: Final = (
    "shop.open", "shop.order.addgift.end", "shop.order.addgift.start", "shop.order.cancel",
    "shop.order.ship",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return helpers.write(
        tmp_path,
        {"svc/__init__.py": "", "svc/service.py": _SERVICE, "svc/orders.py": _ORDERS},
    )


def verdicts(root: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    result = helpers.command(root, "migration", "--format=json", *arguments)
    assert result.status == 0, result.output
    return {each["event_type"]: each for each in json.loads(result.output)["legacy"]}


class TestVerdict:
    def test_is_a_twin_for_what_is_sent_together_in_one_phase(self, root: Path) -> None:
        found = verdicts(root)

        assert found["shop.order.addgift.start"]["twin"] == "order.add_gift.start"
        assert found["shop.order.addgift.end"]["twin"] == "order.add_gift.end"

    def test_is_open_where_several_may_be_it(self, root: Path) -> None:
        found = verdicts(root)["shop.order.ship"]

        assert (found["verdict"], found["twin"]) == ("undecided", None)
        assert found["candidates"] == ["order.ship.end", "order.ship.start"]

    def test_is_open_where_another_function_sends_it(self, root: Path) -> None:
        found = verdicts(root)["shop.order.cancel"]

        assert (found["verdict"], found["candidates"]) == ("undecided", ["order.cancel"])

    def test_is_none_without_words_in_common(self, root: Path) -> None:
        assert verdicts(root)["shop.open"]["verdict"] == "none"

    def test_is_told_to_people(self, root: Path) -> None:
        output = helpers.command(root, "migration").output

        assert (
            "Of 5 legacy event types, 2 have a versioned twin, 1 have none, and 2 cannot be told."
        ) in output
        assert "| `shop.order.addgift.end` | `order.add_gift.end` |" in output


_TEXT: Final = """\
shop.gone
shop.open
shop.order.addgift.end  # versioned: none
shop.order.addgift.start
shop.order.cancel  # old, versioned: order.cancel
shop.order.ship  # versioned: order.shipped
"""


class TestAllowlist:
    @pytest.mark.parametrize("is_python", [False, True])
    def test_has_the_last_word(self, is_python: bool, root: Path) -> None:
        arguments = []
        if is_python:
            entries = [line.partition("  ") for line in _TEXT.splitlines()]
            lines = "".join(f"    '{entry}',  {comment}\n" for entry, _, comment in entries)
            (root / "svc" / "guard.py").write_text(f"ALLOWED = [\n{lines}]\n", encoding="utf-8")
            arguments = ["--notifications-allowlist=svc/guard.py::ALLOWED"]
        else:
            (root / "notification-allowlist.txt").write_text(_TEXT, encoding="utf-8")

        found = verdicts(root, *arguments)

        assert found["shop.order.addgift.end"]["verdict"] == "none"
        assert found["shop.order.cancel"]["twin"] == "order.cancel"
        assert found["shop.order.cancel"]["is_confirmed"]
        result = helpers.command(root, "migration", *arguments)
        assert "## Confirmed, and sent nowhere\n\n- `order.shipped`" in result.output

    def test_keeps_the_comments_when_it_is_pruned(self, root: Path) -> None:
        path = root / "notification-allowlist.txt"
        path.write_text(_TEXT, encoding="utf-8")

        assert helpers.command(root, "allowlist", "--prune").status == 0

        assert path.read_text(encoding="utf-8") == _TEXT.removeprefix("shop.gone\n")

    def test_is_left_as_it_is_in_python_source(self, root: Path) -> None:
        text = "ALLOWED = [\n    'shop.gone',\n    'shop.open',  # versioned: none\n]\n"
        (root / "svc" / "guard.py").write_text(text, encoding="utf-8")

        result = helpers.command(
            root, "allowlist", "--prune", "--notifications-allowlist=svc/guard.py::ALLOWED"
        )

        assert (root / "svc" / "guard.py").read_text(encoding="utf-8") == text
        assert "shop.gone (svc/guard.py:2)" in result.output


_BUILT: Final = """\
from svc.service import NOTIFIER


def facts(order, **more):
    found = dict(id=order.id, total=order.total)
    if order.gift:
        found['note'] = order.gift.note
    found.update(more)
    return found


def announce(context, suffix, payload):
    NOTIFIER.info(context, 'shop.parcel.%s' % suffix, payload)


def pack(context, order):
    announce(context, 'pack', facts(order, weight=1))


def send(context, order):
    announce(context, 'send', {'id': 1, **order.facts})
"""


class TestKeys:
    def test_are_followed_through_what_builds_them(self, root: Path) -> None:
        (root / "svc" / "parcels.py").write_text(_BUILT, encoding="utf-8")

        found = verdicts(root, "--keys")

        assert found["shop.parcel.pack"]["keys"] == {
            "always": ["id", "total", "weight"],
            "sometimes": ["note"],
            "is_complete": True,
            "reason": None,
            "fields": {},
        }
        assert found["shop.open"]["keys"]["is_complete"]

    def test_are_not_complete_where_something_is_not_known(self, root: Path) -> None:
        (root / "svc" / "parcels.py").write_text(_BUILT, encoding="utf-8")

        keys = verdicts(root, "--keys")["shop.parcel.send"]["keys"]

        assert keys["always"] == ["id"]
        assert not keys["is_complete"]
        assert "svc/parcels.py:" in keys["reason"]

    def test_are_looked_for_only_on_demand(self, root: Path) -> None:
        assert verdicts(root)["shop.open"]["keys"] is None


_SENDERS: Final = """\
import functools

from svc import state
from svc.service import NOTIFIER
from thirdparty import locked


def quietly(function):
    @functools.wraps(function)
    def wrapped(*args, **kwargs):
        if state.IS_LOUD:
            return function(*args, **kwargs)
    return wrapped


@quietly
def about_order(context, order, suffix, more=None):
    facts = {'id': order.id}
    facts.update(more or {})
    NOTIFIER.info(context, 'shop.crate.' + suffix, facts)


class Depot:
    seen = 0
    courier = None

    def nested(self, context, order):
        @locked(order.id)
        def pack():
            about_order(context, order, 'pack', {'weight': self.weigh(order)})
        pack()

    def handled(self, context, order):
        try:
            self.weigh(order)
        except ValueError as error:
            about_order(context, order, 'weigh.error', {'reason': str(error)})
            raise

    def behind_what_is_set_elsewhere(self, context, order):
        if self.courier is None:
            raise RuntimeError
        self.courier.note('sent')
        about_order(context, order, 'courier')

    def passed_by_callers(self, context, order, facts):
        about_order(context, order, 'moved', facts)

    def move(self, context, order):
        self.passed_by_callers(context, order, {'place': self.place})

    def move_far(self, context, order):
        self.passed_by_callers(context, order, {'place': self.place, 'route': 1})

    def named_by_others(self, context, order, suffixes):
        self.add_suffixes(suffixes, order)
        facts = build(order)
        for suffix in suffixes:
            NOTIFIER.info(context, 'shop.box.' + suffix, facts)

    def send_box(self, context, order):
        self.named_by_others(context, order, ['sent'])

    def add_suffixes(self, suffixes, order):
        if order.is_gift:
            suffixes.append('wrapped')

    def weigh(self, order):
        self.seen += 1
        return sum(self.weigh(each) for each in order.parts)


def build(order):
    return dict(id=order.id, box=order.box)


class Task:
    def __init__(self, suffix):
        self.suffix = suffix

    def execute(self, context, order):
        about_order(context, order, self.suffix, {'task': 1})


def flow():
    return [Task('task.start'), Task('task.end')]


def each_order(context, act, orders):
    for order in orders:
        act(context, order)


def later(context, order):
    about_order(context, order, 'later', {'is_late': True})


def announces(event_type):
    def decorate(function):
        @functools.wraps(function)
        def announcing(self, context, order):
            result = function(self, context, order)
            NOTIFIER.info(context, event_type, {'id': order.id, 'result': result})
            return result
        return announcing
    return decorate


class Shop:
    @announces('shop.order.opened')
    def open(self, context, order):
        return order.open()


def name_at_run_time(context, order):
    NOTIFIER.info(context, f'shop.{order.kind}.named', build(order))


def everything(context, orders):
    each_order(context, later, orders)
    Depot.courier = orders.courier
    state.IS_LOUD = True
"""


class TestKeysOf:
    @pytest.mark.parametrize(
        ("event_type", "always", "sometimes"),
        [
            ("shop.crate.pack", ["id", "weight"], []),
            ("shop.crate.weigh.error", ["id", "reason"], []),
            ("shop.crate.courier", ["id"], []),
            ("shop.crate.moved", ["id", "place"], ["route"]),
            ("shop.box.sent", ["box", "id"], []),
            ("shop.crate.task.start", ["id", "task"], []),
            ("shop.crate.task.end", ["id", "task"], []),
            ("shop.crate.later", ["id", "is_late"], []),
            ("shop.order.opened", ["id", "result"], []),
            ("shop.*.named", ["box", "id"], []),
        ],
    )
    def test_what_is_sent_in_roundabout_ways(
        self, event_type: str, always: list[str], sometimes: list[str], root: Path
    ) -> None:
        helpers.write(root, {"svc/crates.py": _SENDERS, "svc/state.py": "IS_LOUD = False\n"})

        keys = verdicts(root, "--keys")[event_type]["keys"]

        assert keys == {
            "always": always, "sometimes": sometimes, "is_complete": True, "reason": None,
            "fields": {},
        }  # fmt: skip

    def test_what_a_caller_may_add_that_nobody_sees(self, root: Path) -> None:
        source = _SENDERS.replace("def move(self, context, order):", "def move(self, **given):")
        source = source.replace("(context, order, {'place': self.place})", "(**given)")
        helpers.write(root, {"svc/crates.py": source, "svc/state.py": "IS_LOUD = False\n"})

        keys = verdicts(root, "--keys")["shop.crate.moved"]["keys"]

        assert not keys["is_complete"]
        assert keys["always"] == ["id"]

    def test_what_stands_under_a_key_that_is_not_known(self, root: Path) -> None:
        source = (
            "from svc.service import NOTIFIER\n\n\ndef send(context, name):\n"
            "    NOTIFIER.info(context, 'shop.any.key', {'id': 1, name: 2, 3: 4})\n"
        )
        helpers.write(root, {"svc/any.py": source})

        keys = verdicts(root, "--keys")["shop.any.key"]["keys"]

        assert keys["always"] == ["id"]
        assert keys["reason"] == "what callers pass for 'name' (svc/any.py:4)"

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("a`b|c", "<code>a&#96;b&#124;c</code>"),
            ("", "<code></code>"),
            ("<b>", "`<b>`"),
            ("a\\nb", "`a\\nb`"),
        ],
    )
    def test_what_would_be_something_else_in_markdown(
        self, name: str, shown: str, root: Path
    ) -> None:
        source = (
            "from svc.service import NOTIFIER\n\n\ndef send(context):\n"
            f"    NOTIFIER.info(context, 'shop.x{name}', {{'y{name}': 1, '{name}': 2}})\n"
        )
        helpers.write(root, {"svc/odd.py": source})

        output = helpers.command(root, "migration", "--keys").output

        assert f", {shown}" in output or f"{shown}, " in output

    def test_what_takes_long_beside_the_payload(self, root: Path) -> None:
        branches = "".join(f"    if order.x{n}:\n        order.y{n}()\n" for n in range(60))
        body = "".join(
            f"def work{n}(order):\n{branches}    return work{n + 1}(order)\n\n\n" for n in range(30)
        )
        source = (
            "from svc.service import NOTIFIER\n\n\n" + body + "def work30(order):\n    pass\n\n\n"
            "def send(context, order):\n    facts = {'id': work0(order)}\n"
            "    NOTIFIER.info(context, 'shop.long.end', facts)\n"
        )
        helpers.write(root, {"svc/long.py": source})

        keys = verdicts(root, "--keys")["shop.long.end"]["keys"]

        assert (keys["always"], keys["is_complete"]) == (["id"], True)


_TWINS: Final = """\
from oslo_versionedobjects import base, fields

from svc import service
from svc.service import NOTIFIER


@base.VersionedObjectRegistry.register_if(False)
class SourcedPayload(service.NotificationPayloadBase):
    SCHEMA = {}

    @service.if_enabled
    def populate(self, **sources):
        for name, (source, attribute) in self.SCHEMA.items():
            setattr(self, name, getattr(sources[source], attribute))


@base.VersionedObjectRegistry.register
class BoxPayload(SourcedPayload):
    SCHEMA = {'size': ('box', 'volume'), 'colour': ('box', 'colour')}
    fields = {'size': fields.IntegerField(), 'colour': fields.StringField()}

    def __init__(self, box):
        super().__init__()
        if box.is_shared:
            box = box.obj_clone()
        self.populate(box=box)


@base.VersionedObjectRegistry.register
class ParcelPayload(SourcedPayload):
    SCHEMA = {'uuid': ('parcel', 'id'), 'weight': ('parcel', 'weight')}
    fields = {
        'uuid': fields.StringField(), 'weight': fields.IntegerField(),
        'sender': fields.StringField(), 'sent_at': fields.DateTimeField(),
        'box': fields.ObjectField('BoxPayload'), 'first': fields.StringField(),
        'last': fields.StringField(), 'note': fields.StringField(),
    }

    def __init__(self, context, parcel):
        super().__init__()
        self.sender = context.user
        self.sent_at = parcel.sent_at
        self.box = BoxPayload(box=parcel.box)
        self.first, self.last = parcel.name, parcel.name
        self.note = parcel.note if parcel.is_gift else parcel.remark
        self.populate(parcel=parcel)


@base.VersionedObjectRegistry.register
class ParcelNotification(service.NotificationBase):
    fields = {'payload': fields.ObjectField('ParcelPayload')}


def as_text(moment):
    return moment.isoformat() if moment else ''


def facts(context, parcel):
    found = dict(
        parcel_id=parcel.id, user=context.user, size=parcel.box.volume,
        colour=parcel.get('box').colour, sent=as_text(parcel.get('sent_at')),
        name=parcel.name, label=parcel.label or parcel.id, note=parcel.note,
    )
    found['weight'] = str(parcel.weight)
    return found


def tell(context, parcel, topic):
    ParcelNotification(topic=topic, payload=ParcelPayload(context, parcel)).emit(context)


def pack(context, parcel):
    NOTIFIER.info(context, 'shop.parcel.pack', facts(context, parcel))
    tell(context, parcel, 'parcel.pack')


def swap(context, parcel, other):
    NOTIFIER.info(context, 'shop.parcel.swap', facts(context, other))
    tell(context, parcel, 'parcel.swap')


def lose(context, parcel):
    NOTIFIER.info(context, 'shop.parcel.lose', {'user': context.user, 'at': parcel.sent_at})
    tell(context, find(parcel), 'parcel.lose')


def find(parcel):
    return load(parcel.id)
"""


class TestFields:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        gate = (
            "\n\ndef if_enabled(function):\n    def wrapped(*args, **kwargs):\n"
            "        if NOTIFIER.is_enabled():\n            return function(*args, **kwargs)\n"
            "    return wrapped\n"
        )
        source = _SERVICE.replace(
            "\n\nclass NotificationPayloadBase", f"{gate}\n\nclass NotificationPayloadBase"
        )
        return helpers.write(
            tmp_path,
            {"svc/__init__.py": "", "svc/service.py": source, "svc/parcels.py": _TWINS},
        )

    def test_are_told_by_what_they_are_filled_from(self, root: Path) -> None:
        """By SCHEMA, by assignments and through functions that build either."""
        assert verdicts(root, "--keys")["shop.parcel.pack"]["keys"]["fields"] == {
            "parcel_id": "uuid",
            "user": "sender",
            "size": "box.size",
            "colour": "box.colour",
            "sent": "sent_at",
            "weight": "weight",
        }

    def test_are_not_those_of_another_object(self, root: Path) -> None:
        found = verdicts(root, "--keys")

        assert found["shop.parcel.swap"]["keys"]["fields"] == {"user": "sender"}
        assert found["shop.parcel.lose"]["keys"]["fields"] == {"user": "sender"}

    def test_are_told_to_people(self, root: Path) -> None:
        output = helpers.command(root, "migration", "--keys").output

        assert "| `parcel_id` | `uuid` |" in output
        assert "| `name` | unknown |" in output
        assert "`shop.parcel.swap`:\n\n| legacy key | payload field |" in output

    def test_are_told_of_those_that_have_the_keys(self, root: Path) -> None:
        """No event type has keys in its table that only another one sends."""
        found = verdicts(root, "--keys")
        output = helpers.command(root, "migration", "--keys").output
        part = output.partition("## Where the versioned payloads hold the same")[2]
        tables = re.findall(r"^(`[^|]+):\n\n\|.*\n\|.*\n((?:\|.*\n)+)", part, re.MULTILINE)
        assert len(tables) > 1
        for event_types, rows in tables:
            names = sorted(re.findall(r"^\| `(.*?)`", rows, re.MULTILINE))
            for event_type in re.findall(r"`(.*?)`", event_types):
                keys = found[event_type]["keys"]
                assert names == sorted({*keys["always"], *keys["sometimes"]})


class TestWords:
    @pytest.mark.parametrize(
        ("legacy", "versioned"),
        [
            ("shop.order.create", "order.create"),
            ("shop.order.finish_payment", "order.payment_finish"),
            ("depot.addparcel", "depot.add_parcel"),
            ("orderline.create", "order_line.create"),
            ("shop.OrderLine.create", "order_line.create"),
        ],
    )
    def test_are_all_the_same(self, legacy: str, versioned: str) -> None:
        found = likeness(words_of(legacy), words_of(versioned))

        assert found.common
        assert (found.missing, found.surplus) == (0, 0)

    @pytest.mark.parametrize(
        ("legacy", "versioned"),
        [
            ("shop.order.update", "parcel.update"),
            ("shop.order.create_gift", "order.create"),
            ("orderline.update", "order_line.create"),
        ],
    )
    def test_are_not_all_there(self, legacy: str, versioned: str) -> None:
        assert not likeness(words_of(legacy), words_of(versioned)).is_whole


@pytest.mark.parametrize("sends", [True, False])
def test_a_project_of_events_has_nothing_to_migrate(sends: bool, tmp_path: Path) -> None:
    use = "bus.publish('order.paid', {})\n" if sends else ""
    files = {
        ".flake8": "[flake8]\nnotifications-notifiers = shop.bus.publish:0\n",
        "shop/__init__.py": "",
        "shop/bus.py": "def publish(event_type, payload):\n    print(event_type, payload)\n",
        "shop/use.py": f"from shop import bus\n\n{use}",
    }
    helpers.write(tmp_path, files)
    result = helpers.command(tmp_path, "migration", "--keys")
    others = ": 'flake8-notifications emissions' lists its events" if sends else ""
    said = f"nothing to migrate: this project does not have two kinds of notifications{others}\n"
    assert result == (0, said)
    result = helpers.command(tmp_path, "migration", "--format", "json")
    document = json.loads(result.output.removesuffix(said))
    assert document == {"format": 1, "legacy": [], "unmatched": []}
