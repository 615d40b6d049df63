from svc import rpc


def create(context):
    rpc.get_notifier().info(context, 'order.created', {})  # NTF101: 'order.created'...
