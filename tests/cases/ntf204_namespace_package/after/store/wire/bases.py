"""The bases, in a package without __init__.py."""

from oslo_versionedobjects import base


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'
