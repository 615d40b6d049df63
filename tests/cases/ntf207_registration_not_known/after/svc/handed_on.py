"""A registry's method, handed to somebody else who may call it."""

import atexit
import concurrent.futures
import threading

from svc import base


class ThreadPayload(base.NotificationPayloadBase):  # NTF207: 'ThreadPayload': nobody can tell whether it is registered...
    VERSION = '1.0'
    fields = {}


class PoolPayload(base.NotificationPayloadBase):  # NTF207: 'PoolPayload': nobody can tell whether it is registered...
    VERSION = '1.0'
    fields = {}


class LatePayload(base.NotificationPayloadBase):  # NTF207: 'LatePayload': nobody can tell whether it is registered...
    VERSION = '1.0'
    fields = {}


class LeftAlonePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {}


threading.Thread(target=base.ServiceObjectRegistry.register, args=(ThreadPayload,)).start()
with concurrent.futures.ThreadPoolExecutor() as executor:
    executor.map(base.ServiceObjectRegistry.register, [PoolPayload])
atexit.register(base.ServiceObjectRegistry.register, LatePayload)
