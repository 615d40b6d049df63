"""The part of an order that depends on the payment provider's package."""

from payment_provider import currencies

from shop import base, fields


# The package is not installed here, so nobody can say which currencies there are.
@base.ShopObjectRegistry.register
class PaymentPayload(base.NotificationPayloadBase):  # NTF207
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'amount': fields.IntegerField(),
        'currency': fields.EnumField(valid_values=currencies.ACCEPTED),
    }
