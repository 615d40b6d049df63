import collections
import concurrent.futures

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Hub:
    instance = None

    def __init__(self):
        self.waiting = collections.defaultdict(list)
        self.seen = collections.defaultdict(dict)
        self.is_open = True
        self.pool = concurrent.futures.ThreadPoolExecutor(1)
        self.pool.submit(self.run)

    @classmethod
    def get(cls):
        if cls.instance is None:
            cls.instance = cls()
        return cls.instance

    def run(self):
        while self.is_open:
            topic, body = self.take()
            if topic is None:
                self.is_open = False
                break
            for handler in self.waiting[topic]:
                try:
                    self.seen[topic][body] = handler(body)
                except ValueError:
                    self.seen[topic].clear()

    def take(self):
        return self.seen.pop('next', (None, None))

    def publish(self, ctx, topic):
        N.info(ctx, topic, {})


def buy(ctx):
    Hub.get().publish(ctx, 'hub.buy')  #! hub.buy
    Hub.get().publish(ctx, 'hub.bought')  #! hub.bought


def sell(ctx, count):
    for _ in range(count):
        Hub.get().publish(ctx, 'hub.sell')  #! hub.sell
    Hub.get().publish(ctx, 'hub.sold')  #! hub.sold

# run: buy(ctx); sell(ctx, 1); Hub.get().pool.shutdown()
