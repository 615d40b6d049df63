"""Decorated by something that is not installed."""

import functools

from elsewhere import decorate

from svc import base


@decorate
class DecoratedPayload(base.NotificationPayloadBase):  # NTF207: 'DecoratedPayload': a decorator that is not known may register it: 'elsewhere.decorate' cannot be read: install 'elsewhere' beside flake8 (svc/decorated.py:10): register by a plain decorator, or excuse this with a noqa comment
    VERSION = '1.0'
    fields = {}


@functools.total_ordering
class OrderedBase(base.NotificationPayloadBase):
    VERSION = '1.0'
