from svc import notifications

notifications.EVENT_CREATE = 'order.patched'
