from svc import orders


def send(notifier, context):
    orders.about(notifier, context, 'sent')
