import proxies.same as s
from proxies.same import Base as B, send as tell


class Named(B):
    def __init__(self, order_notifier):
        self.notifier = order_notifier

    def run(self):
        self.tell('named.run')  # NTF101 named.run
        tell(self.notifier.info, 'named.sent', {})  # NTF101 named.sent


class Kept(s.Proxy):
    def run(self):
        self.tell('kept.run')  # NTF101 kept.run
