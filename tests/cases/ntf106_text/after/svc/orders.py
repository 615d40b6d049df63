import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def run(context, action):
    notifier.info(context, 'order.create', {})
    notifier.info(context, 'order created', {})
    notifier.info(context, 'a.*', {})
    notifier.info(context, 'order.%s.end' % action, {})


run(None, open('action').read())
