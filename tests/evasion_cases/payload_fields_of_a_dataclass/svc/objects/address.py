import dataclasses
import typing

from svc.objects import base, fields


@dataclasses.dataclass
class Address:
    street: str
    city: str
    country: typing.Optional[str] = None
    zip_code: str = ''


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        each.name: fields.StringField(nullable=each.default is None)
        for each in dataclasses.fields(Address)
    }
