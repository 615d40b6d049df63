"""What is stored: no payload."""

from oslo_versionedobjects import base, fields


@base.VersionedObjectRegistry.register
class ImageMetaProps(base.VersionedObject):
    VERSION = '1.1'
    fields = {
        'hw_architecture': fields.StringField(),
        'hw_maxphysaddr_bits': fields.IntegerField(),
        'hw_maxphysaddr_mode': fields.StringField(),
        'hw_secret': fields.StringField(),
    }
