import dns.message


class NotifyMixin:
    def notify(self, ctx, zone, host, port, timeout, retry_interval, max_retries):
        return self._send(zone, host, port)

    def notify_zone_changed(self, ctx, zone, target):
        return self.notify(ctx, 'example.com.', 'host', 53, 1, 1, 1)

    def _send(self, zone, host, port):
        return dns.message.make_query(zone, host, port)


class Handler(NotifyMixin):
    def __init__(self, notifier):
        self.notifier = notifier

    def handle(self, ctx):
        self.notifier.notify(ctx, 'example.com.', {})
        self.notify_zone_changed(ctx, 'example.com.', 'x')
