from svc import utils


def send(notifier, context):
    utils.about_order(notifier, context, 'sent')
