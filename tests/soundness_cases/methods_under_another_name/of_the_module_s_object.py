import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    def __init__(self):
        self.topics = []

    def subscribe(self, topic):
        self.topics.append(topic)


bus = Bus()
on = bus.subscribe
on('opened')
on('closed')


def main(ctx):
    for topic in bus.topics:
        N.info(ctx, 'bus.' + topic, {})  #! bus.closed bus.opened

# run: main(ctx)
