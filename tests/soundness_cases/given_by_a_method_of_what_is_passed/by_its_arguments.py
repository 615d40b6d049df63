import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic:
    def __init__(self, name):
        self.name = name

    def publish(self, ctx, what):
        N.info(ctx, f'{self.name}.{what}', {})


class Broker:
    def topic(self, name):
        return Topic('topic.' + name)


def run(ctx, broker):
    orders = broker.topic('orders')
    orders.publish(ctx, 'made')  #! topic.orders.made
    broker.topic(name='parts').publish(ctx, 'gone')  #! topic.parts.gone


def main(ctx):
    run(ctx, Broker())

# run: main(ctx)
