"""A type of one name that was a plain text and becomes an enum, and the other way round."""

from oslo_versionedobjects import fields

from svc import base


class Colour(fields.Enum):
    def __init__(self):
        super().__init__(valid_values=('red', 'green'))


class ColourField(fields.BaseEnumField):
    AUTO_TYPE = Colour()


class Size(fields.String):
    pass


class SizeField(fields.AutoTypedField):
    AUTO_TYPE = Size()


@base.ServiceObjectRegistry.register
class ArticlePayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'ArticlePayload' changed and VERSION is still 1.0: field 'colour': values 'green', 'red' added; needs 1.1 (or 2.0)
    fields = {'colour': ColourField()}


@base.ServiceObjectRegistry.register
class BoxPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'BoxPayload' changed and VERSION is still 1.0: field 'size': values 'm', 's' removed; needs 1.1 (or 2.0)
    fields = {'size': SizeField()}
