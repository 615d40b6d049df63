import oslo_messaging


class Bus:
    def __init__(self):
        self.topics = []

    def add(self, topic):
        self.topics.append(topic)


BUS = Bus()
add = BUS.add


def prepare():
    add('bus.started')


def main():
    for topic in BUS.topics:
        oslo_messaging.Notifier(None).info({}, topic, {})  #! bus.started

# run: main(); prepare(); main()
