def __getattr__(name):
    from svc.objects import base
    return getattr(base, name)
