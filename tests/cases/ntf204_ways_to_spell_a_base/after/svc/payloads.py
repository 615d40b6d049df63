"""Payload classes, however their bases are written."""

from svc import base, fields

Bracketed = (base.NotificationPayloadBase)
Broken = (
    base.NotificationPayloadBase
)
Continued = \
    base.NotificationPayloadBase
if (Walrus := base.NotificationPayloadBase):
    pass
Conditional = base.NotificationPayloadBase if True else object
Either = None or base.NotificationPayloadBase
Nothing, Second = object, base.NotificationPayloadBase
Gotten = getattr(base, 'NotificationPayloadBase')
BASES = (base.NotificationPayloadBase,)
BY_NAME = {'payload': base.NotificationPayloadBase}


def chosen(base_class):
    return base_class


@base.ServiceObjectRegistry.register
class CommentedPayload(  # NTF204: 'CommentedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    dict,  # see (there): all of it
    base.NotificationPayloadBase,
):
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class BracketedPayload(Bracketed):  # NTF204: 'BracketedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class BrokenPayload(Broken):  # NTF204: 'BrokenPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class ContinuedPayload(Continued):  # NTF204: 'ContinuedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class WalrusPayload(Walrus):  # NTF204: 'WalrusPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class ConditionalPayload(Conditional):  # NTF204: 'ConditionalPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class EitherPayload(Either):  # NTF204: 'EitherPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class SecondPayload(Second):  # NTF204: 'SecondPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class GottenPayload(Gotten):  # NTF204: 'GottenPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class InPlacePayload(getattr(base, 'NotificationPayloadBase')):  # NTF204: 'InPlacePayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class StarredPayload(*BASES):  # NTF204: 'StarredPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class SubscribedPayload(BY_NAME['payload']):  # NTF204: 'SubscribedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class ChosenPayload(chosen(base.NotificationPayloadBase)):  # NTF204: 'ChosenPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class FullWidthPayload(base.ＮotificationPayloadBase):  # NTF204: 'FullWidthPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}
