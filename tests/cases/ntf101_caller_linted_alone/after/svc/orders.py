from svc import utils


def create(notifier, context):
    utils.about_order(notifier, context, 'created')  # NTF101: 'order.created' is a legacy notification that is not on the allowlist (via about_order): send a versioned notification instead
    notifier.info(context, 'order.direct', {})  # NTF101: 'order.direct'...
