from svc import utils as notify


def create(notifier, context):
    notify.about_order(notifier, context, 'created')  # NTF101: 'order.created'...
