from svc import events, rpc


def refund(context):
    rpc.get_notifier('o').info(context, events.REFUND, {})
