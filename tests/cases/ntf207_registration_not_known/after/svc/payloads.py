"""Descendants of the bases of which nobody can tell whether they are registered."""

from elsewhere import names

from svc import base


class ByNamePayload(base.NotificationPayloadBase):  # NTF207: 'ByNamePayload': nobody can tell whether it is registered (svc/payloads.py:29): register by a plain decorator, or excuse this with a noqa comment
    VERSION = '1.0'
    fields = {}


class ExcusedPayload(base.NotificationPayloadBase):  # noqa: NTF207
    VERSION = '1.0'
    fields = {}


def make():
    @base.ServiceObjectRegistry.register
    class MadePayload(base.NotificationPayloadBase):  # NTF207: 'MadePayload': a function defines it, so nobody can tell whether and as what it is registered: define it at the top of its module, or excuse this with a noqa comment
        VERSION = '1.0'
        fields = {}

    return MadePayload


def register_all():
    for name in names:
        base.ServiceObjectRegistry.register(globals()[name])


class Maker:
    def make(self, kind):
        class OtherPayload(base.NotificationPayloadBase):  # NTF207: 'OtherPayload': a function defines it,...
            VERSION = '1.0'

        class Plain(dict):
            pass

        return OtherPayload or Plain
