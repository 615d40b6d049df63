from svc import utils


def create(notifier, context):
    about(notifier, context, 'created')  # NTF101: 'order.created'...


def about(notifier, context, suffix):
    utils.about_order(notifier, context, suffix)  # NTF101: 'order.sent' is a legacy notification that is not on the allowlist (via about → about_order): send a versioned notification instead; see svc/shipping.py:5
