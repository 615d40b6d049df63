"""The ways in which people write the history."""

from svc import base, fields


class Common:
    fields = {
        'first_of_names': fields.StringField(),
        'second_of_names': fields.StringField(),
        'third_of_names': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class AlignedPayload(Common, base.NotificationPayloadBase):
    # Version 1.0: Initial version
    #         2.0: The binary field has been renamed to source
    #         2.1: The type of the source field changed from string to enum.
    #              This only needs a minor bump as the enum uses the possible
    #              values of the previous string field
    VERSION = '2.1'


@base.ServiceObjectRegistry.register
class DashedPayload(Common, base.NotificationPayloadBase):
    # 1.0 - Initial version
    # 1.9 - Added something. Something was added, and it takes more than a
    #       single line to say so
    VERSION = '1.9'


@base.ServiceObjectRegistry.register
class ShoutingPayload(Common, base.NotificationPayloadBase):
    """Has its history in the middle of other comments."""

    # It has no SCHEMA, as all the fields are calculated.

    # VERSION 1.0 : Initial version
    # VERSION 1.1 : Make the names of things as they are
    # not always available when a notification is sent
    # NOTE(somebody): Remove the names in 2.0.
    VERSION = '1.1'


@base.ServiceObjectRegistry.register
class NewestFirstPayload(Common, base.NotificationPayloadBase):
    # v1.2: Added names
    # v1.1: Added sizes, which are those of the parcels before anybody packed
    #     them into others
    # v1.0: Initial version
    VERSION = '1.2'


@base.ServiceObjectRegistry.register
class BelowPayload(Common, base.NotificationPayloadBase):
    VERSION = '1.0'
    # Version 1.0: Initial version

    def __init__(self):
        # Version 3.0: not of the class
        super().__init__()


@base.ServiceObjectRegistry.register
class DottedPayload(Common, base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1 Added names
    VERSION: str = ('1.1')


@base.ServiceObjectRegistry.register
class NoHistoryPayload(Common, base.NotificationPayloadBase):
    # Version 2.0 will do without names.
    # 1.5 seconds are enough.
    VERSION = r'''1.1'''


@base.ServiceObjectRegistry.register
class WidePayload(Common, base.NotificationPayloadBase):
    # Version 1.0: Initial version, of which somebody had to say more than what fits into a line
    VERSION = '1.0'
