"""The bases."""

from oslo_versionedobjects import base


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'
