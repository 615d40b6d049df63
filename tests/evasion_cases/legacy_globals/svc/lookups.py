from svc import notifications

def find(name):
    return getattr(notifications, name)
