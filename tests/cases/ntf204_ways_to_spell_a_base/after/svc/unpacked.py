"""Bases that are unpacked from a container, which may have been changed since it was made."""

from svc import base


class Mixin:
    pass


LISTED = [base.NotificationPayloadBase]
APPENDED = [Mixin]
APPENDED.append(base.NotificationPayloadBase)


def bases():
    found = [Mixin]
    found.append(base.NotificationPayloadBase)
    return found


@base.ServiceObjectRegistry.register
class ListedPayload(*LISTED):  # NTF204: 'ListedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class AppendedPayload(*APPENDED):  # NTF204: 'AppendedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class ReturnedPayload(*bases()):  # NTF204: 'ReturnedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class OfMixins(*[Mixin]):
    VERSION = '1.0'
    fields = {}
