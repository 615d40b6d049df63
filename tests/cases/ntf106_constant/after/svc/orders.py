import oslo_messaging

notifier = oslo_messaging.Notifier(None)
notifier.info(None, 'order.create', {})
notifier.info(None, 'order created', {})
notifier.info(None, 'order.more', {})  # NTF101: 'order.more'...
