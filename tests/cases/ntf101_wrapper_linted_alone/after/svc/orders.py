from svc import utils


def create(notifier, context):
    utils.about_order(notifier, context, 'created')
    notifier.info(context, 'order.direct', {})
