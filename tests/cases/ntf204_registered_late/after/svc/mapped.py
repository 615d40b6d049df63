"""Registered by map()."""

from svc import base


class MappedPayload(base.NotificationPayloadBase):  # NTF204: 'MappedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


list(map(base.ServiceObjectRegistry.register, (MappedPayload,)))
