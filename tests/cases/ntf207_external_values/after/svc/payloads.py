"""Values from a package that is not installed here."""

from payment_provider import currencies

from svc import base, fields

KNOWN = tuple(currencies.KNOWN)


@base.ServiceObjectRegistry.register
class PaymentPayload(base.NotificationPayloadBase):  # NTF207: 'PaymentPayload': 'currency' cannot be resolved: 'payment_provider.currencies.ACCEPTED' cannot be read: install 'payment_provider' beside flake8 (svc/payloads.py:16)
    VERSION = '1.0'
    fields = {
        'amount': fields.IntegerField(),
        'currency': fields.EnumField(
            valid_values=currencies.ACCEPTED,
        ),
    }
