from svc.objects import base, collected


def setup():
    for cls in collected.PAYLOADS:
        base.ServiceObjectRegistry.register(cls)
