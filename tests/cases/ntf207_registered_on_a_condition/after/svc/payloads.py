"""Registered if a condition is met: one that is known, and one that only the program knows."""

import os

from elsewhere import FLAG

from svc import base, fields

DEBUG = os.environ.get('DEBUG')
YES = not False


@base.ServiceObjectRegistry.register_if(FLAG)
class UnknownPayload(base.NotificationPayloadBase):  # NTF207: 'UnknownPayload': nobody can tell whether it is registered: 'elsewhere.FLAG' cannot be read: install 'elsewhere' beside flake8 (svc/payloads.py:13): register by a plain decorator, or excuse this with a noqa comment
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register_if(condition=DEBUG)
class EnvironmentPayload(base.NotificationPayloadBase):  # NTF207: 'EnvironmentPayload': nobody can tell whether it is registered: 'os.environ.get' is only known when the program runs...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_if(*[False])
class SpreadPayload(base.NotificationPayloadBase):  # NTF207: 'SpreadPayload': nobody can tell whether it is registered: arguments that are not written out...
    VERSION = '1.0'


class InModulePayload(base.NotificationPayloadBase):  # NTF207: 'InModulePayload': nobody can tell whether it is registered: 'elsewhere.FLAG' cannot be read...
    VERSION = '1.0'


class InFunctionPayload(base.NotificationPayloadBase):  # NTF207: 'InFunctionPayload': nobody can tell whether it is registered: 'elsewhere.FLAG' cannot be read...
    VERSION = '1.0'


def registered_if_flag(cls):
    return base.ServiceObjectRegistry.register_if(FLAG)(cls)


@registered_if_flag
class ByFunctionPayload(base.NotificationPayloadBase):  # NTF207: 'ByFunctionPayload': nobody can tell whether it is registered: 'elsewhere.FLAG' cannot be read...
    VERSION = '1.0'


# What is registered in any case is, whatever else is done to it.
@base.ServiceObjectRegistry.register
@base.ServiceObjectRegistry.register_if(FLAG)
class TwicePayload(base.NotificationPayloadBase):  # NTF204: ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_if(YES)
class MetPayload(base.NotificationPayloadBase):  # NTF204: ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_if(condition=False)
class KeywordBase(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_if(not YES)
class NotMetBase(base.NotificationPayloadBase):
    VERSION = '1.0'


class InFunctionBase(base.NotificationPayloadBase):
    VERSION = '1.0'


class ObjectifiedInFunctionBase(base.NotificationPayloadBase):
    VERSION = '1.0'


base.ServiceObjectRegistry.register_if(FLAG)(InModulePayload)


def register_all():
    base.ServiceObjectRegistry.register_if(FLAG)(InFunctionPayload)
    base.ServiceObjectRegistry.register_if(False)(InFunctionBase)
    base.ServiceObjectRegistry.objectify(ObjectifiedInFunctionBase)
