def __getattr__(name):
    from svc import notifications
    return getattr(notifications, name)
