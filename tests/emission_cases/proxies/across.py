from proxies.same import Proxy, send


class Leaf(Proxy):
    def ship(self):
        self.tell('order.ship')  # NTF101 order.ship


class Alone:
    def __init__(self, notifier):
        self.notifier = notifier

    def run(self):
        send(self.notifier.info, 'alone.run', {})  # NTF101 alone.run
