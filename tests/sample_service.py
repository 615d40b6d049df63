"""A small service with samples, for tests of what is said of them and done to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import helpers
from catalogues import notification
from flake8_notifications.analysis import analyse
from flake8_notifications.catalogue.model import Catalogue, SampleReference
from flake8_notifications.configuration.settings_reading import from_configuration
from flake8_notifications.payloads.model import Payload
from flake8_notifications.source.place import Place

SAMPLES: Final = "doc/notification_samples"
PREFIX: Final = "svc_object"

BASE: Final = """\
from oslo_versionedobjects import base


class Registry(base.VersionedObjectRegistry):
    pass


class Object(base.VersionedObject):
    OBJ_SERIAL_NAMESPACE = 'svc_object'
    OBJ_PROJECT_NAMESPACE = 'svc'


@Registry.register_if(False)
class NotificationPayloadBase(Object):
    pass
"""
PAYLOADS: Final = """\
from oslo_versionedobjects import fields

from svc import base


class State(fields.Enum):
    def __init__(self):
        super().__init__(('new', 'paid', 'sent'))


class StateField(fields.BaseEnumField):
    AUTO_TYPE = State()


class Odd(fields.FieldType):
    pass


class OddField(fields.AutoTypedField):
    AUTO_TYPE = Odd()


@base.Registry.register
class ItemPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'name': fields.StringField(), 'price': fields.FloatField()}


@base.Registry.register
class OrderPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'tags' field
    VERSION = '1.1'
    fields = {
        'uuid': fields.UUIDField(),
        'count': fields.IntegerField(),
        'paid': fields.BooleanField(),
        'note': fields.StringField(nullable=True),
        'state': StateField(),
        'item': fields.ObjectField('ItemPayload'),
        'items': fields.ListOfObjectsField('ItemPayload'),
        'tags': fields.ListOfStringsField(),
        'meta': fields.DictOfNullableStringsField(),
        'flexible': fields.FlexibleBooleanField(),
        'odd': OddField(),
        'states': fields.ListOfEnumField(('a', 'b')),
    }


@base.Registry.register
class PaidOrderPayload(OrderPayload):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'amount': fields.IntegerField()}
"""


def item(**data: Any) -> dict[str, Any]:
    return shown("ItemPayload", "1.0", {"name": "x", "price": 1.5, **data})


def shown(name: str, version: str, data: Any) -> dict[str, Any]:
    """An object on the wire."""
    return {
        f"{PREFIX}.name": name,
        f"{PREFIX}.namespace": "svc",
        f"{PREFIX}.version": version,
        f"{PREFIX}.data": data,
    }


def order_data() -> dict[str, Any]:
    return {
        "uuid": "no matter",
        "count": 1,
        "paid": True,
        "note": None,
        "state": "new",
        "item": item(),
        "items": [item()],
        "tags": ["a"],
        "meta": {"k": None},
        "flexible": "yes",
        "odd": [{}],
        "states": ["a"],
    }


def sample(payload: Any) -> dict[str, Any]:
    """A sample of the notification."""
    return {
        "event_type": "order.start",
        "payload": payload,
        "priority": "INFO",
        "publisher_id": "svc:host",
    }


def write(root: Path, samples: Mapping[str, Any], payloads: str = PAYLOADS) -> Path:
    """Write the service.

    :param samples: texts, bytes or values, by file.
    """
    files = {
        f"{SAMPLES}/{file}": value if isinstance(value, str | bytes) else text_of(value)
        for file, value in samples.items()
    }
    service = {"svc/__init__.py": "", "svc/base.py": BASE, "svc/payloads.py": payloads}
    return helpers.write(root, {**service, **files})


def text_of(value: Any) -> str:
    return json.dumps(value, indent=4) + "\n"


def payloads_of(root: Path) -> tuple[Payload, ...]:
    with helpers.working_directory(root):
        settings = from_configuration({})
        return analyse(settings, with_emissions=False).payloads.classes


def catalogue_of(
    samples: Iterable[str] = ("order-start.json",),
    payload: str = "OrderPayload",
    event_types: Iterable[str] = ("order.start", "order.end"),
    priorities: Iterable[str] = ("info",),
    name: str = "OrderNotification",
    line: int = 10,
) -> Catalogue:
    """What a project sends with one class of notifications."""
    references = tuple(
        SampleReference(file, Place("svc/sent.py", line - 1 - number))
        for number, file in enumerate(samples)
    )
    place = Place("svc/sent.py", line)
    return Catalogue((notification(name, place, references, payload, event_types, priorities),))


#: The classes of notifications, as OpenStack services write them, and who sends them.
NOTIFYING: Final = """\
from oslo_versionedobjects import base as ovo_base
from oslo_versionedobjects import fields

from svc import base, rpc


def notification_sample(sample):
    def wrap(cls):
        return cls
    return wrap


class Priority(fields.Enum):
    def __init__(self):
        super().__init__(('info', 'error'))


class PriorityField(fields.BaseEnumField):
    AUTO_TYPE = Priority()


@base.Registry.register_if(False)
class NotificationBase(base.Object):
    fields = {
        'priority': PriorityField(),
        'event_type': fields.StringField(),
    }

    def emit(self, context):
        notifier = rpc.get_versioned_notifier('svc:host')
        notify = getattr(notifier, self.priority)
        notify(context, event_type=self.event_type, payload=self.payload.obj_to_primitive())
"""
RPC: Final = """\
import oslo_messaging


def get_versioned_notifier(publisher_id):
    return oslo_messaging.Notifier(None, publisher_id=publisher_id)
"""
SENT: Final = """\
from oslo_versionedobjects import fields

from svc import base, notifying, payloads


@notifying.notification_sample('order-start.json')
@notifying.notification_sample('order-end.json')
@base.Registry.register
class OrderNotification(notifying.NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


def send(context, order):
    item = payloads.ItemPayload(name=order.name, price=order.price)
    payload = payloads.OrderPayload(
        uuid=order.uuid, count=order.count, paid=order.paid, note=order.note, state=order.state,
        item=item, items=[item], tags=order.tags, meta=order.meta, flexible=order.flexible,
        odd=order.odd, states=order.states,
    )
    for event_type in ('order.start', 'order.end'):
        notification = OrderNotification(
            priority='info', event_type=event_type, payload=payload
        )
        notification.emit(context)
"""


def write_sender(root: Path, samples: Mapping[str, Any], **files: str) -> Path:
    """Write the service with what it sends.

    :param files: texts to use instead, by the name of the module in ``svc``.
    """
    modules = {"notifying": NOTIFYING, "rpc": RPC, "sent": SENT, "payloads": PAYLOADS, **files}
    write(root, samples)
    return helpers.write(root, {f"svc/{name}.py": text for name, text in modules.items()})
