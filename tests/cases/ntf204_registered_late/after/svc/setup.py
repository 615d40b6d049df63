"""Registers what another module defines."""

import atexit

from svc import base, payloads


def register():
    base.ServiceObjectRegistry.register(payloads.ElsewherePayload)


atexit.register(register)
