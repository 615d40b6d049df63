"""Options that name something which is not there: one line, and exit status 1, whoever asks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import helpers
from helpers import BASE

BUS: Final = """\
import oslo_messaging


class Bus:
    def send(self, topic, payload=None):
        pass

    @staticmethod
    def emit(event, **options):
        pass

    def info(self, context, event_type, payload):
        pass


class Sub(Bus):
    pass


class Row:
    def __init__(self, kind, body=None):
        pass


class Bare:
    pass


def publish(event, *, key=None):
    pass


def get_notifier():
    return oslo_messaging.Notifier(None)


LIMIT = 3
bus = Bus()
made = oslo_messaging.make()
"""
USE: Final = (
    "import kafka\n\nfrom shop.bus import bus, publish\n\nkafka.KafkaProducer().send('a.b')\n"
)
FILES: Final = {
    "shop/__init__.py": "from shop.bus import publish\n",
    "shop/bus.py": BUS,
    "shop/use.py": USE,
    "shop/base.py": BASE,
}
NOTIFIERS: Final = {
    "shop.bus.Buss.send:0": "shop/bus.py has no 'Buss': did you mean 'Bus'?",
    "shop.bus.Bus.sent:0": "'Bus' has no 'sent': did you mean 'send'?",
    "shop.bus.Bus.send:topics": "it has no parameter 'topics': did you mean 'topic'?",
    "shop.bus.Bus.send:2": "it takes 2 arguments by position, counted from 0: there is none at 2",
    "shop.bus.publish:1": "it takes one argument by position, counted from 0: there is none at 1",
    "shop.bus.publish:0|topic": "it has no parameter 'topic'",
    "shop.bus.bus.sent:0": "'bus' has no 'sent': did you mean 'send'?",
    "shop.buss.publish:0": "shop/__init__.py has no 'buss': did you mean 'bus'?",
    "shop.bus.made.send:0": (
        "what 'made' is cannot be known: name its class, or what is written: '*.made.send'"
    ),
    "shop.bus.LIMIT:0": "it is neither a function nor a class",
    "shop.bus.Bus.send:self": "it has no parameter 'self'",
    "shop.bus.publish:self.name": "it is called on no object that 'self' could be",
    "shop.bus.Bus.emit:self.name": "it is called on no object that 'self' could be",
    "shop.bus.Row:type": "it has no parameter 'type'",
    "shop.bus.Row:2": "it takes 2 arguments by position, counted from 0: there is none at 2",
    "shop.bus.Bare": (
        "the class has no method audit, critical, debug, error, info, sample, warn or warning: "
        "name the one that sends, or what it is made with: 'shop.bus.Bare:0'"
    ),
    "shop.bus.publish": (
        "it has neither a parameter 'event_type' nor a second one: "
        "say where the event type is, as in 'shop.bus.publish:0'"
    ),
    "publish:0": "it names no module",
    "get_notifier:0": "it names no module: is it 'shop.bus.get_notifier'?",
    "shop.bus": "shop/bus.py is a module: name something in it",
    "shopp.bus.publish:0": "no file of the project mentions 'shopp'",
    "kafka.KafkaProducer.sennd:0": "no file of the project mentions 'sennd'",
    "kafka.KafkaProduser.send:0": "no file of the project mentions 'KafkaProduser'",
    "kafka.aio.Producers.Sender.send:0": "no file of the project mentions 'Producers'",
    "kaffka.KafkaProducer.send:0": "no file of the project mentions 'kaffka'",
    "*.event_logger.emit:schema_id": "no file of the project mentions 'event_logger'",
}


def shop(root: Path, section: str = "") -> Path:
    return helpers.write(root, {".flake8": f"[flake8]\n{section}", **FILES})


@pytest.mark.parametrize("entry", NOTIFIERS)
def test_a_notifier_that_is_not_there(entry: str, tmp_path: Path) -> None:
    shop(tmp_path, f"notifications-notifiers = {entry}\n")
    name = entry.partition(":")[0]
    line = f"--notifications-notifiers: '{name}' refers to nothing: {NOTIFIERS[entry]}"
    for command in ("check", "allowlist", "init"):
        assert helpers.command(tmp_path, command) == (1, f"Error: {line}\n")
    result = helpers.flake8(tmp_path, "shop/use.py")

    assert result.status == 1
    assert result.lines == ["There was a critical error during execution of Flake8:", line]


@pytest.mark.parametrize(
    "entry",
    [
        "shop.bus.Bus.send:0",
        "shop.bus.Bus.send:payload",
        "shop.bus.Bus.emit:0",
        "shop.bus.Bus.emit:whatever",
        "shop.bus.Bus",
        "shop.bus.Sub.send:1",
        "shop.bus.bus.send:0",
        "kafka.KafkaProducer.send:0|topic",
        "shop.use.KafkaProducer.send:0",
        "*.bus.send:0",
        "shop.bus.Bus.send:self.name",
        "shop.bus.Row:kind",
        "shop.bus.Row:1[type]|0",
        "shop.bus.Bare:0",
    ],
)
def test_a_notifier_that_is_there(entry: str, tmp_path: Path) -> None:
    shop(tmp_path, f"notifications-notifiers = {entry}\n")
    section = (tmp_path / ".flake8").read_text()
    imports = "from kafka import KafkaProducer\nfrom shop.bus import bus\n"
    use = f"{imports}\nbus.send\nKafkaProducer.send\n"
    helpers.write(tmp_path, {".flake8": section, "shop/use.py": use})

    assert helpers.command(tmp_path, "check").codes == []
    assert "refers to nothing" not in helpers.command(tmp_path, "check").output


@pytest.mark.parametrize(
    ("entry", "call"),
    [
        ("shop.publish:0", "publish('order.create')"),
        ("shop.bus.Sub.send:0", "bus.send('order.create')"),
        ("shop.bus.bus.send:0", "bus.send('order.create')"),
    ],
)
def test_a_name_from_elsewhere_is_that_of_what_it_names(
    entry: str, call: str, tmp_path: Path
) -> None:
    section = f"[flake8]\nnotifications-notifiers = {entry}\n"
    shop(tmp_path)
    helpers.write(
        tmp_path, {".flake8": section, "shop/use.py": f"from shop.bus import *\n\n{call}\n"}
    )

    assert helpers.command(tmp_path, "check").codes == ["NTF101"]


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ("factories = shop.bus.get_notifer", "shop/bus.py has no 'get_notifer': did you mean"),
        ("factories = shop.rpc.get_notifier", "shop/__init__.py has no 'rpc'"),
        ("factories = shop.bus.LIMIT", "it is neither a function nor a class"),
        ("factories = get_notifier", "it names no module: is it 'shop.bus.get_notifier'?"),
        ("payload-bases = shop.bus.LIMIT", "it is neither a function nor a class"),
        ("payload-bases = NotificationPaylod", "no file of the project mentions"),
        ("payload-bases = shop.base.PayloadBase", "shop/base.py has no 'PayloadBase'"),
        ("payload-bases = shop.bus.publish", "it is a function, and decorates no class"),
        ("payload-bases = oslo_versionedobject.base.VersionedObject", "no file of the project"),
    ],
)
def test_the_same_holds_for_other_options(setting: str, line: str, tmp_path: Path) -> None:
    shop(tmp_path, f"notifications-{setting}\n")
    result = helpers.command(tmp_path, "check")

    option, _, name = setting.partition(" = ")
    start = f"Error: --notifications-{option}: '{name}' refers to nothing: {line}"
    assert result.status == 1
    assert len(result.lines) == 1
    assert result.output.startswith(start)


def test_the_default_names_may_stand_among_others(tmp_path: Path) -> None:
    names = "NotificationObject, NotificationBase, NotificationPayloadBase, shop.base.Registry"
    shop(tmp_path, f"notifications-payload-bases = {names}\n")
    assert helpers.command(tmp_path, "check").status == 0


@pytest.mark.parametrize("given", ["", " "])
def test_an_empty_revision_does_not_switch_the_guard_off(given: str, tmp_path: Path) -> None:
    shop(tmp_path)
    option = f"--notifications-against={given}"
    line = "--notifications-against: names no revision: is it a variable that is not set? "

    for command in ("check", "fingerprints", "allowlist"):
        result = helpers.command(tmp_path, command, option)
        assert result.status == 1
        assert result.output.startswith(f"Error: {line}")
        assert len(result.lines) == 1
    result = helpers.flake8(tmp_path, option)
    assert result.status == 1
    assert result.lines[1].startswith(line)

    shop(tmp_path, "notifications-against =\n")
    assert helpers.command(tmp_path, "check").status == 1


#: What sends, what an entry says of it, and whether no call passes what has that.
PATHS: Final = {
    "a key of dicts": ("shop.bus.publish:0[typ]", "publish({'type': 'a.b'})", True),
    "an attribute of dicts": ("shop.bus.publish:0.type", "publish({'type': 'a.b'})", True),
    "items of an event": ("shop.bus.publish:0[][type]", "publish({'type': 'a.b'})", True),
    "alternatives": (
        "shop.bus.publish:0[typ]|0[kind]", "publish(dict(type='a.b', data={}))", True,
    ),
    "another package's": (
        "kafka.KafkaProducer.send:0[typ]", "kafka.KafkaProducer().send({'type': 'a.b'})", True,
    ),
    "a key deeper down": (
        "shop.bus.publish:0[meta][typ]", "publish({'meta': {'type': 'a.b'}})", True,
    ),
    "the right key": ("shop.bus.publish:0[type]", "publish({'type': 'a.b'})", False),
    "in one of two calls": (
        "shop.bus.publish:0[typ]", "publish({'type': 'a.b'})\npublish({'typ': 'a.b'})", False,
    ),
    "in one of two ways": (
        "shop.bus.publish:0[typ]",
        "for each in ({'type': 'a.b'}, {'typ': 'a.b'}):\n    publish(each)",
        False,
    ),
    "what cannot be known": (
        "shop.bus.publish:0[typ]", "import json\npublish(json.loads(open('x').read()))", False,
    ),
    "under another name": (
        "shop.bus.publish:0[typ]", "publish({'type': 'a.b'})\nsay = publish\nsay({'typ': 'a.b'})",
        False,
    ),
    "handed on": (
        "shop.bus.publish:0[typ]", "publish({'type': 'a.b'})\nlist(map(publish, read()))", False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", PATHS)
def test_a_path_into_an_argument_that_no_call_has(form: str, tmp_path: Path) -> None:
    entry, code, is_error = PATHS[form]
    use = f"import kafka\nfrom shop.bus import publish\n\n{code}\n"
    files = {**FILES, "shop/use.py": use, ".flake8": f"[flake8]\nnotifications-notifiers = {entry}"}
    helpers.write(tmp_path, files)
    name, _, places = entry.partition(":")
    shown = " or ".join(f"'{each}'" for each in places.split("|"))
    line = (
        f"Error: --notifications-notifiers: '{name}' refers to nothing: "
        f"no call of it passes anything that has {shown}\n"
    )

    for command in ("check", "allowlist", "init"):
        run = helpers.command(tmp_path, command)
        assert (run == (1, line)) == is_error, run
        assert is_error or "refers to nothing" not in run.output
