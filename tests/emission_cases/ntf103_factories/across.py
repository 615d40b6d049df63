import oslo_messaging

from ntf103_factories import rpc


class Manager:
    def __init__(self, transport):
        self.bus = rpc.get_notifier('x')
        self.other = oslo_messaging.Notifier(transport)  # NTF103 oslo_messaging.Notifier

    def run(self, ctx):
        rpc.get_notifier('y').prepare().info(ctx, 'order.run', {})  # NTF101 order.run
