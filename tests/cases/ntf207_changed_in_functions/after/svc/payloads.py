"""Functions change what is written here, whenever somebody calls them."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class DeletedPayload(base.NotificationPayloadBase):  # NTF207: 'DeletedPayload': 'fields' cannot be resolved: what 'trim' changes when it is called (svc/payloads.py:37)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class NestedPayload(base.NotificationPayloadBase):  # NTF207: 'NestedPayload': 'fields' cannot be resolved: what 'inner' changes when it is called (svc/payloads.py:43)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ElsewherePayload(base.NotificationPayloadBase):  # NTF207: 'ElsewherePayload': 'VERSION' cannot be resolved: what 'raise_version' changes when it is called (svc/later.py:9)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class CalledPayload(base.NotificationPayloadBase):  # NTF204: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class LocalPayload(base.NotificationPayloadBase):  # NTF204: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


def trim(wanted):
    del DeletedPayload.fields['note']


class Manager:
    def start(self):
        def inner():
            setattr(NestedPayload, 'fields', {})
        return inner


def add():
    # It is called below: what it does is known.
    CalledPayload.fields['note'] = fields.StringField()


add()


def local(cls, LocalPayload):
    # Whatever they are called with.
    LocalPayload.fields.clear()
    cls.fields = {}
