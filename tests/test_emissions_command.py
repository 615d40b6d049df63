"""``flake8-notifications emissions``: all that is sent, and an account of each wrapper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import helpers
from helpers import Run

BUS: Final = """\
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def notify(context, suffix, level='info'):
    getattr(NOTIFIER, level)(context, 'order.%s' % suffix, {})


def unused(context, suffix):
    NOTIFIER.warn(context, 'parcel.%s' % suffix, {})


class Sender:
    def tell(self, event_type):
        NOTIFIER.error(None, event_type, {})

    def pass_on(self, event_type):
        self.tell('passed.' + event_type)

    @classmethod
    def announce(cls, event_type):
        NOTIFIER.audit(None, event_type, {})
"""
ORDERS: Final = """\
import functools

from shop import bus


def run(context, plugins):
    bus.notify(context, 'create')
    functools.partial(bus.notify, context)('partial')
    bus.Sender().pass_on('on')
    for plugin in plugins:
        plugin.tell('order.plugin')
        plugin.announce('order.plugin')
    bus.Sender.announce('order.%s' % open('state').read())
"""


def run(root: Path, *arguments: str) -> Run:
    helpers.write(root, {"shop/__init__.py": "", "shop/bus.py": BUS, "shop/orders.py": ORDERS})
    return helpers.command(root, "emissions", *arguments)


def test_lists_what_is_sent_and_accounts_for_each_wrapper(tmp_path: Path) -> None:
    for _ in range(2):
        result = run(tmp_path)
        assert result.status == 0
        assert (
            result.output
            == """\
shop/orders.py:7:5: info 'order.create' (via notify)
shop/orders.py:8:5: info 'order.partial' (via notify)
shop/orders.py:9:5: error 'passed.on' (via Sender.pass_on → Sender.tell)
shop/orders.py:13:5: audit 'order.*' (via Sender.announce): a call of 'open' that is not \
understood (shop/orders.py:13)

shop/bus.py:6: wrapper shop.bus.notify
  called at:
    shop/orders.py:7
    shop/orders.py:8
shop/bus.py:10: wrapper shop.bus.unused
  nobody calls it
shop/bus.py:15: wrapper shop.bus.Sender.tell
  called at:
    shop/bus.py:19
  may be called at, where the receiver cannot be known:
    shop/orders.py:11
shop/bus.py:18: wrapper shop.bus.Sender.pass_on
  called at:
    shop/orders.py:9
shop/bus.py:22: wrapper shop.bus.Sender.announce
  called at:
    shop/orders.py:13
  may be called at, where the receiver cannot be known:
    shop/orders.py:12

4 event types sent at 4 places, through 5 wrappers
"""
        )


def test_the_same_for_machines(tmp_path: Path) -> None:
    result = run(tmp_path, "--format=json")
    document = json.loads(result.output)

    assert document["emissions"][2] == {
        "event_type": "passed.on",
        "is_known": True,
        "priority": "error",
        "path": "shop/orders.py",
        "line": 9,
        "column": 5,
        "via": ["Sender.pass_on", "Sender.tell"],
        "reason": None,
        "missing": [],
    }
    assert document["wrappers"][2] == {
        "name": "shop.bus.Sender.tell",
        "path": "shop/bus.py",
        "line": 15,
        "callers": [{"path": "shop/bus.py", "line": 19}],
        "open_calls": [{"path": "shop/orders.py", "line": 11}],
    }
    assert (document["format"], document["unread"]) == (1, [])


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    helpers.write(tmp_path, {"shop/broken.py": "from shop import bus\n\nbus.notify(None, 'a'\n"})
    result = run(tmp_path)

    assert result.status == 1
    assert result.lines[-1].startswith("shop/broken.py:3: not read: ")


def test_a_named_notifier_is_a_wrapper(tmp_path: Path) -> None:
    bus = "def publish(event):\n    print(event)\n"
    use = "from shop.topics import publish\n\npublish('a.b')\n"
    helpers.write(tmp_path, {"shop/topics.py": bus, "shop/use.py": use})
    result = run(tmp_path, "--notifications-notifiers=shop.topics.publish:0")

    assert "shop/use.py:3:1: any priority 'a.b'" in result.lines
    at = result.lines.index("shop/topics.py:1: wrapper shop.topics.publish")
    assert result.lines[at + 1 : at + 3] == ["  called at:", "    shop/use.py:3"]


def test_versioned_notifications_are_said_to_be_elsewhere(tmp_path: Path) -> None:
    """Nothing is sent, as far as the list goes, where all that is sent is versioned."""
    helpers.write(tmp_path, helpers.service(helpers.payload()))
    result = helpers.command(tmp_path, "emissions")
    assert result.lines == [
        "0 event types sent at 0 places, through 0 wrappers",
        "Versioned notifications are not among these: 'flake8-notifications catalog' lists them",
    ]


def test_nothing_is_sent(tmp_path: Path) -> None:
    helpers.write(tmp_path, {"shop.py": ""})
    result = helpers.command(tmp_path, "emissions")
    assert result == (0, "0 event types sent at 0 places, through 0 wrappers\n")
