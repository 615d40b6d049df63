from svc import notifications, rpc


def tell(context, what, *, _notify=notifications.notify_about_order):
    _notify(context, object(), what)


def refund(context):
    tell(context, 'kwdefault')
