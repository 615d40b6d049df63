import json
import pathlib

from svc.objects import base, fields

NAMES = json.loads(pathlib.Path(__file__).with_suffix('.json').read_text())


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {name: fields.StringField() for name in NAMES}
