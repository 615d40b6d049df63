import oslo_messaging as messaging


class NotifierAPI:
    def __init__(self, transport, target):
        self.client = messaging.get_rpc_client(transport, target)

    def created(self, ctx, order):
        cctxt = self.client.prepare(fanout=True, version='1.1')
        cctxt.cast(ctx, 'order.created', order=order)
        cctxt.call(ctx, 'order.called', order=order)
        self.client.cast(ctx, 'order.cast', {})


class Manager:
    def __init__(self, transport, target):
        self.agent_notifier = NotifierAPI(transport, target)

    def run(self, ctx):
        self.agent_notifier.created(ctx, 'order.created')
