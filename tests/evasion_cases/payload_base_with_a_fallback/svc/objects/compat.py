try:
    from svc.objects.base import NotificationPayloadBase as Base
except ImportError:
    Base = object
