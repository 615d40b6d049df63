"""What ``init`` proposes to a project that has not said yet what sends events."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

import helpers
import test_service_cases as services
from flake8_notifications.adoption.buses import Proposal, proposals
from flake8_notifications.configuration.settings_reading import from_configuration
from flake8_notifications.library_data.senders import SENDERS
from flake8_notifications.options import NOTIFIERS
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules

#: By service, what is proposed of it; where that is other than what its section says, it is because
#: nobody but its authors knows.
WANTED: Final[dict[str, set[str]]] = {
    "aiokafka_envelope": {"aiokafka.AIOKafkaProducer.send_and_wait:0|topic"},
    "annotated_handlers": {"*.bus.emit:0.topic"},
    "blinker_signals": set(),
    "celery_tasks": {"celery.Celery.send_task:0|name"},
    "cloudevents": {"cloudevents.http.CloudEvent:0[type]|attributes[type]"},
    "confluent_kafka": {"confluent_kafka.Producer.produce:0|topic"},
    "dataclass_bus": {"hotel.messaging.MessageBus.publish:0.__class__.__name__"},
    "django_signals": set(),
    "event_grid": {"azure.eventgrid.EventGridEvent:event_type"},
    "eventbridge": {"*.put_events:Entries[][DetailType]"},
    "faststream_broker": {
        "faststream.kafka.KafkaBroker.publish:1|topic",
        "faststream.kafka.KafkaBroker.publisher:0|topic",
    },
    "fastapi_routes": {"mill.bus.Bus.publish:1.type"},
    "google_pubsub": set(),
    "home_assistant": {"*.bus.async_fire:0|event_type", "*.bus.fire:0|event_type"},
    "injected_producers": {
        # Of the second one nothing but the name of the method is there, which another package has.
        "aiokafka.AIOKafkaProducer.send_and_wait:0|topic",
        "aiokafka.AIOKafkaProducer.send:0|topic",
        "kafka.KafkaProducer.send:0|topic", "redis.Redis.publish:0|channel",
    },
    "jupyter_extension": {
        "*.event_logger.emit:schema_id", "jupyter_events.EventLogger.emit:schema_id",
    },
    "kafka_json_value": {"kafka.KafkaProducer.send:0|topic"},
    "loaded_drivers": set(),
    "logging_only": set(),
    "nats_subjects": {"*.nc.publish:0|subject", "*.js.publish:0|subject"},
    "openedx_signals": {
        "openedx_events.tooling.OpenEdxPublicSignal.send_event:self.event_type"
    },
    "outbox_table": {"depot.models.OutboxMessage:event_type"},
    "pydantic_bus": {"bakery.bus.Bus.emit:0.type"},
    "rabbitmq_pika": {"pika.BlockingConnection.channel.basic_publish:routing_key|1"},
    "redis_pubsub": {"redis.Redis.publish:0|channel"},
    "segment_analytics": {"segment.analytics.track:1|event"},
    "self_publishing": {"harbour.events.Event.publish:self.name"},
    "sns_topics": set(),
    "socketio_rooms": {"socketio.AsyncServer.emit:0|event"},
    "shared_library": set(),
    "typed_dict_events": {"mill.bus.Bus.emit:0[type]"},
    "twisted_callbacks": set(),
    "worker_thread_bus": {"printers.hub.Hub.publish:0"},
    "unit_of_work": {"farm.bus.publish:0.__class__.__name__"},
    "webhooks": set(),
}  # fmt: skip
BUS: Final = """\
class Bus:
    def publish(self, event, key=None):
        pass


bus = Bus()


def emit(event):
    pass
"""
EVENTS: Final = """\
from dataclasses import dataclass
from typing import Literal


@dataclass
class Event:
    id: int


@dataclass
class Created(Event):
    kind: str = 'order.created'


@dataclass
class Paid(Event):
    kind: Literal['order.paid']


class Plain:
    pass
"""


def proposed(root: Path) -> list[Proposal]:
    with helpers.working_directory(root):
        settings = from_configuration({})
    return proposals(settings, Modules(root, python_files(root, ())))


def of(root: Path, use: str, further: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """What is proposed of a shop whose bus is used so, by option."""
    head = "from shop.bus import bus, emit\nfrom shop.events import *\n\n\n"
    files = {
        "shop/__init__.py": "", "shop/bus.py": BUS, "shop/events.py": EVENTS,
        "shop/use.py": f"{head}{use}",
    }  # fmt: skip
    helpers.write(root, {**files, **(further or {})})
    return [(each.option.removeprefix("notifications-"), each.value) for each in proposed(root)]


@pytest.mark.parametrize("name", services.NAMES)
def test_services(name: str, tmp_path: Path) -> None:
    root = tmp_path / name
    shutil.copytree(services.CASES / name, root)
    (root / "setup.cfg").unlink()

    found = proposed(root)

    assert {each.value for each in found if each.option == NOTIFIERS.name} == WANTED[name]


@pytest.mark.parametrize(
    ("use", "wanted"),
    [
        ("bus.publish(Created(1))\n", "shop.bus.Bus.publish:0.kind"),
        ("bus.publish(Paid(1, 'order.paid'), key=1)\n", "shop.bus.Bus.publish:0.kind"),
        ("def run(event: Created):\n    bus.publish(event)\n", "shop.bus.Bus.publish:0.kind"),
        ("event = Created(1)\nbus.publish(event)\n", "shop.bus.Bus.publish:0.kind"),
        ("emit(Created(1))\nemit(Event(1))\n", "shop.bus.emit:0.__class__.__name__"),
        ("bus.publish({'type': 'a', 'id': 1})\n", "shop.bus.Bus.publish:0[type]"),
        ("bus.publish('a.b', {})\nbus.publish('a.c', {})\n", "shop.bus.Bus.publish:0"),
        ("self.hub.send_event(Created(1))\n", "*.hub.send_event:0.kind"),
        # By name.
        ("bus.publish(event=Created(1))\n", "shop.bus.Bus.publish:0.kind"),
        ("bus.publish(key='a.b', event=Created(1))\n", "shop.bus.Bus.publish:0.kind"),
        ("event = Created(1)\nemit(event=event)\n", "shop.bus.emit:0.kind"),
        ("bus.publish(event={'type': 'a', 'id': 1})\n", "shop.bus.Bus.publish:0[type]"),
        ("self.hub.send_event(what=Created(1))\n", "*.hub.send_event:what.kind"),
        # Through what is annotated with their base.
        (
            "def _send(event: Event):\n    bus.publish(event)\n\n_send(Created(1))\n",
            "shop.bus.Bus.publish:0.kind",
        ),
        (
            "def _send(event: Event):\n    bus.publish(event)\n\nbus.publish(Created(1))\n",
            "shop.bus.Bus.publish:0.kind",
        ),
        (
            "def _send(event: Event | None):\n    bus.publish(event)\n",
            "shop.bus.Bus.publish:0.kind",
        ),
        (
            "def _send(event: 'Optional[Event]'):\n    bus.publish(event=event)\n",
            "shop.bus.Bus.publish:0.kind",
        ),
        # That one is sent itself.
        (
            "def _send(event: Event):\n    bus.publish(event)\n\nbus.publish(Event(1))\n",
            "shop.bus.Bus.publish:0.__class__.__name__",
        ),
    ],
)
def test_what_is_handed_events_is_proposed(use: str, wanted: str, tmp_path: Path) -> None:
    assert ("notifiers", wanted) in of(tmp_path, use)


@pytest.mark.parametrize(
    "use",
    [
        "bus.publish(Plain())\n",
        "bus.publish(1)\n",
        "bus.publish('a.b', {})\n",
        "bus.publish('no event type', {})\nbus.publish('nor this', {})\n",
        "emit('a.b')\nemit('a.c')\n",
        "bus.subscribe(Created)\n",
        "bus.publish(event=Plain())\n",
        "bus.publish(event='a.b', key={})\nbus.publish(event='a.c', key={})\n",
        "bus.publish(key='a.b', event=1)\nbus.publish(key='a.c', event=2)\n",
        "log.info(Created(1))\n",
        "Created(1).save()\n",
    ],
)
def test_what_is_not_is_not(use: str, tmp_path: Path) -> None:
    assert of(tmp_path, use) == []


def test_one_call_by_name_is_enough_for_the_base(tmp_path: Path) -> None:
    assert of(tmp_path, "bus.publish(event=Created(1))\n")[1:] == [
        ("payload-bases", "shop.events.Event"), ("version-attribute", "none"),
    ]  # fmt: skip


def test_the_class_that_events_descend_from_is_named(tmp_path: Path) -> None:
    assert of(tmp_path, "bus.publish(Created(1))\nbus.publish(Paid(1, 'x'))\n")[-2:] == [
        ("payload-bases", "shop.events.Event"), ("version-attribute", "none"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "created", "paid", "wanted"),
    [
        ("id: int", "a: int", "a: int", "none"),
        ("version: int = 1", "a: int", "a: int", "version"),
        ("VERSION = '1.0'", "VERSION = '1.1'", "a: int", "VERSION"),
        ("id: int", "schema_version: Literal[1] = 1", "schema_version: Literal[2]",
         "schema_version"),
        ("id: int", "version: int = field(default=1)", "version: int = field(default=2)",
         "version"),
        ("id: int", "VERSION: ClassVar[str] = '1.1'", "a: int", "none"),
        ("id: int", "version: int", "version: str", "none"),
        ("id: int", "version: str = make()", "version: bytes = b''", "none"),
    ],
)  # fmt: skip
def test_the_version_is_what_most_classes_have(
    base: str, created: str, paid: str, wanted: str, tmp_path: Path
) -> None:
    text = f"""\
from dataclasses import dataclass, field
from typing import ClassVar, Literal


@dataclass(kw_only=True)
class Event:
    {base}


@dataclass(kw_only=True)
class Created(Event):
    {created}


@dataclass(kw_only=True)
class Paid(Event):
    {paid}
"""
    use = "bus.publish(Created(a=1))\nbus.publish(Paid(a=1))\n"
    assert dict(of(tmp_path, use, {"shop/events.py": text}))["version-attribute"] == wanted


def test_a_base_that_cannot_be_read_is_named_and_not_written(tmp_path: Path) -> None:
    text = """\
from pydantic import BaseModel
from warehouse_events import Event as Shared


class Event(Shared, BaseModel):
    pass


class Created(Event):
    kind: str = 'order.created'
"""
    of(tmp_path, "bus.publish(Created())\n", {"shop/events.py": text})
    (tmp_path / ".flake8").unlink()

    output = helpers.command(tmp_path, "init", "--write").output

    assert "  notifications-payload-bases = shop.events.Event\n" in output
    assert output.count("    not written, for nothing of them can be read: ") == 2
    section = (tmp_path / "setup.cfg").read_text()
    assert "notifications-notifiers" in section
    assert "payload-bases" not in section
    assert "version-attribute" not in section
    assert not (tmp_path / helpers.FILE).exists()


def test_nothing_is_proposed_to_a_project_that_names_something_or_has_oslo(tmp_path: Path) -> None:
    use = "bus.publish(Created(1))\n"
    line = "notifications-notifiers = shop.bus.Bus.publish:0.kind"
    of(tmp_path, use)
    (tmp_path / ".flake8").unlink()
    output = helpers.command(tmp_path, "init").output
    assert f"  {line}\n    1 call hands it objects of Created (shop/use.py:5)\n" in output
    assert output.count(line) == 2

    of(tmp_path, use, {".flake8": "[flake8]\nnotifications-notifiers = shop.bus.emit:0.kind\n"})
    assert "Proposed" not in helpers.command(tmp_path, "init").output
    of(tmp_path, use, {"shop/old.py": "import oslo_messaging\n"})
    assert "Proposed" not in helpers.command(tmp_path, "init").output


def test_only_write_writes_what_is_proposed(tmp_path: Path) -> None:
    of(tmp_path, "bus.publish(Created(1))\n")
    (tmp_path / ".flake8").unlink()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert helpers.command(tmp_path, "init").status == 0
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before

    assert helpers.command(tmp_path, "init", "--write").status == 0
    section = (tmp_path / "setup.cfg").read_text()
    assert "notifications-notifiers = shop.bus.Bus.publish:0.kind\n" in section
    assert "notifications-payload-bases = shop.events.Event\n" in section
    assert "notifications-version-attribute = none\n" in section
    assert '"shop.events.Created": {' in (tmp_path / helpers.FILE).read_text()
    allowlist = (tmp_path / "notification-allowlist.txt").read_text()
    assert allowlist.split("\n")[1:] == ["order.created", ""]
    assert helpers.flake8(tmp_path) == (0, "")


def test_an_entry_of_a_known_library_is_one() -> None:
    for package, called, entry, _ in SENDERS:
        name = entry.partition(":")[0]
        assert name.startswith((f"{package}.", "*.", f"{package.partition('.')[0]}."))
        assert re.search(r"\w+\($", called)
        assert name.rpartition(".")[2] == called.rstrip("(").rpartition(".")[2]


def test_what_is_written_guards_the_events(tmp_path: Path) -> None:
    use = "bus.publish(Created(1))\nbus.publish(Paid(1, 'order.paid'))\n"
    of(tmp_path, use)
    (tmp_path / ".flake8").unlink()

    result = helpers.command(tmp_path, "init", "--write")

    assert result.status == 0
    assert (
        "2 payload classes, 2 to be recorded in notification-fingerprints.json\n" in result.output
    )
    for word in ("legacy", "oslo", "versioned notification"):
        assert word not in result.output.lower()
    assert helpers.flake8(tmp_path) == (0, "")
    events = tmp_path / "shop" / "events.py"
    events.write_text(events.read_text().replace("id: int", "id: str"))
    found = helpers.flake8(tmp_path).findings
    assert [(each.path, each.code) for each in found] == [("shop/events.py", "NTF210")] * 2


DATA: Final = {
    "dataclasses": "import dataclasses\n\n\n@dataclasses.dataclass\nclass {name}:\n    id: int\n",
    "TypedDict": "from typing import TypedDict\n\n\nclass {name}(TypedDict):\n    id: int\n",
    "msgspec": "import msgspec\n\n\nclass {name}(msgspec.Struct):\n    id: int\n",
}
PUBLISH: Final = "def publish(topic, event):\n    print(topic, event)\n"


@pytest.mark.parametrize("kind", DATA)
@pytest.mark.parametrize(
    ("use", "place"),
    [
        ("publish('a.b', Created(id=1))\npublish('a.c', Paid(id=1))\n", "0"),
        ("publish(TOPIC, Created(id=1))\npublish(TOPIC, Paid(id=1))\n", "1.__class__.__name__"),
        (
            "def go(created: Created):\n    publish('a.b', created)\n"
            "    paid: Paid = make()\n    publish('a.c', paid)\n",
            "0",
        ),
    ],
)
def test_classes_without_a_base_in_common(use: str, place: str, kind: str, tmp_path: Path) -> None:
    head = "from shop.bus import TOPIC, make, publish\nfrom shop.data import Created, Paid\n\n"
    data = [DATA[kind].format(name=name) for name in ("Created", "Paid")]
    files = {
        "setup.cfg": "", "shop/__init__.py": "", "shop/bus.py": PUBLISH,
        "shop/data.py": "\n\n".join(data), "shop/use.py": f"{head}{use}",
    }  # fmt: skip
    helpers.write(tmp_path, files)
    (tmp_path / ".flake8").unlink()

    assert helpers.command(tmp_path, "init", "--write").status == 0
    section = (tmp_path / "setup.cfg").read_text()
    is_told = kind != "TypedDict" or place == "0"
    assert (f"notifications-notifiers = shop.bus.publish:{place}\n" in section) is is_told
    assert "notifications-payload-classes = shop.data.*\n" in section
    assert "notifications-version-attribute = none\n" in section
    assert helpers.flake8(tmp_path) == (0, "")
    module = tmp_path / "shop/data.py"
    module.write_text(module.read_text().replace("id: int", "id: str"))
    assert helpers.flake8(tmp_path).codes == ["NTF210"] * 2


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        ({}, "shop.data.*"),
        ({"Money": "shop.data"}, "shop.data.*Event"),
        ({"BaseEvent": "shop.data"}, "shop.data.CreatedEvent, shop.data.PaidEvent"),
    ],
)
def test_the_glob_stands_for_nothing_else(
    others: Mapping[str, str], wanted: str, tmp_path: Path
) -> None:
    names = ("CreatedEvent", "PaidEvent", *others)
    data = "\n\n".join(DATA["dataclasses"].format(name=name) for name in names)
    use = "publish('a.b', CreatedEvent(1))\npublish('a.c', PaidEvent(1))\n"
    files = {
        "shop/__init__.py": "", "shop/bus.py": PUBLISH, "shop/data.py": data,
        "shop/use.py": f"from shop.bus import publish\nfrom shop.data import *\n\n{use}",
    }  # fmt: skip
    helpers.write(tmp_path, files)
    found = {each.option.removeprefix("notifications-"): each.value for each in proposed(tmp_path)}
    assert found["payload-classes"] == wanted


def test_an_outbox_is_what_rows_are_made_of_with_their_type(tmp_path: Path) -> None:
    models = "class Outbox(Base):\n    pass\n\n\nclass OutboxRelay(Base):\n    pass\n"
    use = "from shop.models import *\n\ns.add(Outbox(topic='a.b', id=1))\nOutboxRelay(s)\n"
    helpers.write(tmp_path, {"shop/__init__.py": "", "shop/models.py": models, "shop/use.py": use})
    assert [(each.value, each.reason) for each in proposed(tmp_path)] == [
        ("shop.models.Outbox:topic", "1 row of it says what happened (shop/use.py:3)")
    ]


BUS_ON_KAFKA: Final = """\
import json

from kafka import KafkaProducer


class Bus:
    def __init__(self, servers):
        self._producer = KafkaProducer(bootstrap_servers=servers)

    def publish(self, event):
        self._deliver("orders", event)

    def _deliver(self, topic, event):
        self._producer.send(topic, json.dumps(event.model_dump()).encode())

    def ping(self):
        pass


bus = Bus("localhost")
"""
USE_OF_BUS: Final = """\
from typing import Literal

from pydantic import BaseModel

from shop.bus import bus


class Event(BaseModel):
    id: int


class Placed(Event):
    type: Literal["order.placed"] = "order.placed"


class Paid(Event):
    type: Literal["order.paid"] = "order.paid"


bus.publish(Placed(id=1))
bus.publish(Paid(id=2))
"""
KAFKA: Final = "kafka.KafkaProducer.send:0|topic"


@pytest.mark.parametrize(
    ("old", "new", "is_wanted"),
    [
        ("", "", False),
        ("        pass", '        self._producer.send("pings", b"")', True),
        ('bus = Bus("localhost")', 'bus = Bus("localhost")\nbus._producer.send("up", b"")', True),
        ('self._deliver("orders", event)', 'self._producer.send("orders", event.json())', True),
    ],
)
def test_of_a_bus_on_a_library_its_own_entry_is_proposed(
    old: str, new: str, is_wanted: bool, tmp_path: Path
) -> None:
    """What the bus calls itself is sent by those who call the bus; other calls are their own."""
    helpers.write(
        tmp_path,
        {
            "shop/__init__.py": "",
            "shop/bus.py": BUS_ON_KAFKA.replace(old, new, 1),
            "shop/main.py": USE_OF_BUS,
        },
    )
    values = {each.value for each in proposed(tmp_path) if each.option == NOTIFIERS.name}

    assert values == {"shop.bus.Bus.publish:0.type", *([KAFKA] if is_wanted else [])}
