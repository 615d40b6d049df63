"""Things that are called notifiers, and are known not to be."""
import subprocess


class DhcpAgentNotifier:
    def __init__(self, client):
        self.client = client

    def info(self, ctx, method, payload):
        self.client.cast(ctx, method, **payload)

    def network_created(self, ctx, event_type, payload):
        self.info(ctx, event_type, payload)


class BatchNotifier:
    def __init__(self, interval, callback):
        self.callback = callback

    def queue_event(self, event):
        self.callback([event])

    def error(self, ctx, event, payload):
        print(ctx, event, payload)


class Empty:
    pass


notifier = DhcpAgentNotifier(None)


class Manager:
    def __init__(self, client):
        self.notifier = DhcpAgentNotifier(client)
        self.batch_notifier = BatchNotifier(1, self.run)
        self.empty_notifier = Empty()
        self.process_notifier = subprocess.Popen(['x'])

    def run(self, ctx):
        self.notifier.info(ctx, 'network_created', {})
        self.notifier.network_created(ctx, 'network.created', {})
        self.batch_notifier.error(ctx, 'order.batch', {})
        self.empty_notifier.info(ctx, 'order.empty', {})
        self.process_notifier.info(ctx, 'order.process', {})
        notifier.info(ctx, 'order.cast', {})
        DhcpAgentNotifier(None).info(ctx, 'order.cast', {})
