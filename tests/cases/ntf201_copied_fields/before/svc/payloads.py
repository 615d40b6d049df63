"""Fields made from those of another class, in another file."""

from svc import base, models


@base.ServiceObjectRegistry.register
class ImageMetaPropsPayload(base.NotificationPayloadBase):
    VERSION = '1.13'
    SCHEMA = {
        key: ('image_meta_props', key)
        for key in models.ImageMetaProps.fields
        if key not in ('hw_secret',)
    }
    fields = {
        key: value.__class__()
        for key, value in models.ImageMetaProps.fields.items()
        if key not in ('hw_secret',)
    }
