"""A new class next to one that is recorded."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class NewPayload(OrderPayload):  # NTF204: 'NewPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'


def make():
    @base.ServiceObjectRegistry.register
    class InAFunctionPayload(OrderPayload):  # NTF207: 'InAFunctionPayload': a function defines it, ...
        VERSION = '1.0'

    return InAFunctionPayload


if True:

    @base.ServiceObjectRegistry.register
    class InABlockPayload(OrderPayload):  # NTF204: 'InABlockPayload' is not in the fingerprint file: ...
        VERSION = '1.0'
