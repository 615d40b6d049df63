"""Other ways to change them."""

from svc import payloads
from svc.payloads import AliasedPayload, ByFunctionPayload

del payloads.DeletedPayload.fields['note']
delattr(payloads.ClearedPayload, 'fields')
payloads.AugmentedPayload.VERSION += '1'
names = AliasedPayload.fields
names.pop('note')


def shorten(known):
    known.pop('note')


shorten(payloads.HandedOnPayload.fields)


def trim():
    del ByFunctionPayload.fields['note']


trim()
