"""Versioned objects that are no notifications."""

from oslo_versionedobjects import base, fields


@base.VersionedObjectRegistry.register
class Address(base.VersionedObject):  # NTF204: 'Address' is not in the fingerprint file: ...
    VERSION = '1.0'
    fields = {'country': fields.ObjectField('Country')}


@base.VersionedObjectRegistry.register
class Country(base.VersionedObject):  # NTF204: 'Country' is not in the fingerprint file: ...
    VERSION = '1.0'
    fields = {'code': fields.StringField()}


@base.VersionedObjectRegistry.register
class Coupon(base.VersionedObject):  # NTF204: 'Coupon' is not in the fingerprint file: ...
    VERSION = '1.0'
    fields = {'code': fields.StringField()}


# Not reached from any notification.
@base.VersionedObjectRegistry.register
class Customer(base.VersionedObject):
    VERSION = '1.0'
    fields = {'address': fields.ObjectField('Address')}


# Of a name that is reached, and no versioned object.
class Discount:
    pass
