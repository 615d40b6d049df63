"""What changes the classes of another module, and what only looks like it."""

from svc import payloads
from svc.payloads import LocalPayload


def raise_version():
    known = dict(LocalPayload.fields)
    payloads.ElsewherePayload.VERSION = '1.1'
    known['note'] = None
    return known, sorted(LocalPayload.fields), len(LocalPayload.fields)
