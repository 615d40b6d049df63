"""What changes the classes of another module."""

from svc import fields, payloads

payloads.VersionPayload.VERSION = '1.1'
payloads.FieldPayload.fields['late'] = fields.StringField()


def prepare(cls):
    cls.fields['late'] = fields.StringField()


prepare(payloads.PassedPayload)
