import oslo_messaging

n = oslo_messaging.Notifier(None)


class Topic:
    def __init__(self):
        self.subscribers = {}

    def publish(self, name):
        for key, subscriber in self.subscribers.items():
            subscriber(key, name)


orders = Topic()


def subscribe(topic, key, function):
    topic.subscribers[key] = function


def on_order(key, name):
    n.info({}, f'{key}.{name}', {})


subscribe(orders, 'audit', on_order)


def main():
    orders.publish('placed')  #! audit.placed

# run: main()
