"""Registered otherwise than by a decorator that is written out."""

from svc import base


class InFunctionPayload(base.NotificationPayloadBase):  # NTF204: 'InFunctionPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class InLoopPayload(base.NotificationPayloadBase):  # NTF204: 'InLoopPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class InLoopOfFunctionPayload(base.NotificationPayloadBase):  # NTF204: 'InLoopOfFunctionPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class MappedInFunctionPayload(base.NotificationPayloadBase):  # NTF204: 'MappedInFunctionPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class ComprehendedPayload(base.NotificationPayloadBase):  # NTF204: 'ComprehendedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class ElsewherePayload(base.NotificationPayloadBase):  # NTF204: 'ElsewherePayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class InMethodPayload(base.NotificationPayloadBase):  # NTF204: 'InMethodPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class ParameterPayload(base.NotificationPayloadBase):  # NTF204: 'ParameterPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class Kept(base.NotificationPayloadBase):
    VERSION = '1.0'


class SubclassPayload(Kept):  # NTF204: 'SubclassPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


@getattr(base.ServiceObjectRegistry, 'register')
class DecoratedByAnotherWordPayload(base.NotificationPayloadBase):  # NTF204: 'DecoratedByAnotherWordPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class NeverRegistered(base.NotificationPayloadBase):
    """What nobody registers is a base, as is what is registered as one."""
    VERSION = '1.0'


class OnlyMerged(base.NotificationPayloadBase):
    VERSION = '1.0'


ALL = [InLoopPayload]
MORE = (InLoopOfFunctionPayload,)
for each in ALL:
    base.ServiceObjectRegistry.register(each)
[base.ServiceObjectRegistry.register(each) for each in (ComprehendedPayload,)]


def register_all():
    base.ServiceObjectRegistry.register(InFunctionPayload)
    for cls in MORE:
        base.ServiceObjectRegistry.register(cls)
    list(map(base.ServiceObjectRegistry.register, [MappedInFunctionPayload]))


class Registrar:
    def register_them(self):
        base.ServiceObjectRegistry.register(InMethodPayload)

    def __init__(self):
        for cls in Kept.__subclasses__():
            base.ServiceObjectRegistry.register(cls)


def register_one(cls):
    base.ServiceObjectRegistry.register(cls)


register_one(ParameterPayload)
