"""Descendants of the bases of which nobody can tell whether they are registered."""

from elsewhere import names

from svc import base


class ByNamePayload(base.NotificationPayloadBase):  # NTF207: 'ByNamePayload': 'registration' cannot be resolved: it may be registered where it is not known what is (register it by a plain decorator, or excuse this with a noqa) (svc/payloads.py:29)
    VERSION = '1.0'
    fields = {}


class ExcusedPayload(base.NotificationPayloadBase):  # noqa: NTF207
    VERSION = '1.0'
    fields = {}


def make():
    @base.ServiceObjectRegistry.register
    class MadePayload(base.NotificationPayloadBase):  # NTF207: 'MadePayload': 'class' cannot be resolved: a function defines it, so nobody can tell whether and as what it is registered: define it at the top of its module, or excuse this with a noqa
        VERSION = '1.0'
        fields = {}

    return MadePayload


def register_all():
    for name in names:
        base.ServiceObjectRegistry.register(globals()[name])


class Maker:
    def make(self, kind):
        class OtherPayload(base.NotificationPayloadBase):  # NTF207: 'OtherPayload': 'class' cannot be resolved: a function defines it,...
            VERSION = '1.0'

        class Plain(dict):
            pass

        return OtherPayload or Plain
