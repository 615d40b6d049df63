"""A type of one name that was a plain text and becomes an enum, and the other way round."""

from oslo_versionedobjects import fields

from svc import base


class Colour(fields.String):
    pass


class ColourField(fields.AutoTypedField):
    AUTO_TYPE = Colour()


class Size(fields.Enum):
    def __init__(self):
        super().__init__(valid_values=('s', 'm'))


class SizeField(fields.BaseEnumField):
    AUTO_TYPE = Size()


@base.ServiceObjectRegistry.register
class ArticlePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'colour': ColourField()}


@base.ServiceObjectRegistry.register
class BoxPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'size': SizeField()}
