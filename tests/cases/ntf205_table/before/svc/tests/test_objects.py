"""The test of the service, whose table also holds what are no payload classes."""

from svc import base


@base.ServiceObjectRegistry.register
class MyObj(base.ServiceObject):
    VERSION = '1.6'


class Tables:
    of_objects = {
        'CouponPayload': '1.0-cd15d76bb772c66100e1f48e206b9148',
        'MyObj': '1.6-0123456789abcdef0123456789abcdef',
        'MyOtherObj': '1.1-0123456789abcdef0123456789abcdef',
        'Order': '1.0-0123456789abcdef0123456789abcdef',
        # The class that is no longer registered.
        'VoucherPayload':
            '1.0-cd15d76bb772c66100e1f48e206b9148',
        'Waybill': '1.0-577d2f1ba4e89213f4aa9be16ebd8978',  # noqa: NTF205
    }
