from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Hub:
    _instance = None

    @classmethod
    def get(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def __init__(self):
        self.topics = []

    def add(self, topic):
        self.topics.append(topic)


def setup():
    Hub.get().add('one')
    Hub.get().add('two')


def tell():
    for topic in Hub.get().topics:
        NOTIFIER.info({}, 'hub.' + topic, {})  #! hub.one hub.two

# run: tell(); setup(); tell()
