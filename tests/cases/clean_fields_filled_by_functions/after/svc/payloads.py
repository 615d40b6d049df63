"""A function that is given a dict may fill it."""

from svc import base, helpers
from svc import fields as svc_fields

COMMON = {'id': svc_fields.UUIDField()}
helpers.add_note(target=COMMON)


@base.ServiceObjectRegistry.register
class FunctionPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': svc_fields.UUIDField()}
    helpers.add_note(fields)


@base.ServiceObjectRegistry.register
class BuilderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {}
    helpers.Builder(fields).add('id', svc_fields.UUIDField()).add('note', svc_fields.StringField())


@base.ServiceObjectRegistry.register
class CommonPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = dict(COMMON)


@base.ServiceObjectRegistry.register
class GeneratorPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': svc_fields.UUIDField()}
    for _name in helpers.each(fields):
        pass
