"""Classes that are collected first and registered later."""

from svc import base

COLLECTED = []
EXTENDED = []


def collect(cls):
    COLLECTED.append(cls)
    return cls


@collect
class CollectedPayload(base.NotificationPayloadBase):  # NTF204: 'CollectedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class ExtendedPayload(base.NotificationPayloadBase):  # NTF204: 'ExtendedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class LeftOutPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {}


EXTENDED.extend([ExtendedPayload])
list(map(base.ServiceObjectRegistry.register, EXTENDED))


def register_all():
    for cls in COLLECTED:
        base.ServiceObjectRegistry.register(cls)
