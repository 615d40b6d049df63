import oslo_messaging

__all__ = ['BUS']

BUS = oslo_messaging.Notifier(None, publisher_id='svc')
