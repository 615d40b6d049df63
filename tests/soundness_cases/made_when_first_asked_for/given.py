from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
_hub = None


class Hub:
    def __init__(self):
        self.topics = []

    def add(self, topic):
        self.topics.append(topic)


def get_hub():
    global _hub
    if _hub is None:
        _hub = Hub()
    return _hub


def setup():
    get_hub().add('one')
    get_hub().add('two')


def tell():
    for topic in get_hub().topics:
        NOTIFIER.info({}, 'hub.' + topic, {})  #! hub.one hub.two

# run: tell(); setup(); tell()
