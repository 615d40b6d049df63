from svc import notifications, rpc, startup


def refund(context):
    rpc.get_notifier('o').info(context, notifications.EVENT_CREATE, {})
