"""Registered under another name of the method."""

from svc import base

register = base.ServiceObjectRegistry.register


class AliasMappedPayload(base.NotificationPayloadBase):  # NTF204: 'AliasMappedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class AliasInLoopPayload(base.NotificationPayloadBase):  # NTF204: 'AliasInLoopPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class AliasInFunctionPayload(base.NotificationPayloadBase):  # NTF204: 'AliasInFunctionPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class AliasInLoopOfFunctionPayload(base.NotificationPayloadBase):  # NTF204: 'AliasInLoopOfFunctionPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class AliasInHeaderPayload(base.NotificationPayloadBase):  # NTF204: 'AliasInHeaderPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


class NotRegistered(base.NotificationPayloadBase):
    VERSION = '1.0'


def register_all():
    add = base.ServiceObjectRegistry.register
    add(AliasInFunctionPayload)
    for each in (AliasInLoopOfFunctionPayload,):
        add(each)


list(map(register, (AliasMappedPayload,)))
for each in (AliasInLoopPayload,):
    register(each)
for each in map(register, [AliasInHeaderPayload]):
    print(each)
