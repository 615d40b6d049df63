"""The change is in the base's file, which is checked alone."""

from svc import base, orders


@base.ServiceObjectRegistry.register
class OrderPayload(orders.OrderBase):
    VERSION = '1.1'
