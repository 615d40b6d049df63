"""A hook, a metaclass or a decorator has its say when a class is made."""

from svc import base, fields


class WithNote:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.fields = dict(cls.fields, note=fields.StringField())


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        namespace['fields'] = dict(namespace.get('fields', {}), note=fields.StringField())
        return super().__new__(mcs, name, bases, namespace)


def with_field(name):
    def decorate(cls):
        cls.fields = {**cls.fields, name: fields.StringField()}
        return cls

    return decorate


@base.ServiceObjectRegistry.register
class HookedPayload(WithNote, base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class MetaPayload(base.NotificationPayloadBase, metaclass=Meta):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
@with_field('note')
class DecoratedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
