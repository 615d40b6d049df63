"""Objects that are made in ways that cannot be known, and given the project's own notifier."""
import oslo_messaging
from elsewhere import registry


class Notifier:
    def __init__(self):
        self._inner = oslo_messaging.Notifier(None)

    def info(self, event_type, payload):
        self._inner.info({}, event_type, payload)


class QuietNotifier:
    def info(self, event_type, payload):
        print(event_type, payload)


def send(method, event_type, payload):
    method(event_type, payload)


class Base:
    def tell(self, event_type):
        send(self.notifier.info, event_type, {})


class Repository(Base):
    def __init__(self, notifier):
        self.notifier = notifier
        self.arguments = {'notifier': notifier}

    def get(self, kind, item):
        return registry[kind](item, **self.arguments)

    def add(self):
        self.tell('order.add')  # NTF101 order.add


class Proxy(Base):
    def __init__(self, item, notifier):
        self.item = item
        self.notifier = notifier

    def pay(self):
        self.tell('order.pay')  # NTF101 order.pay
        send(self.notifier.info, 'order.direct', {})  # NTF101 order.direct


class Given(Base):
    def __init__(self, notifier):
        self.notifier = notifier

    def run(self):
        self.tell('order.given')  # NTF101 order.given


class Quiet(Base):
    def __init__(self, notifier):
        self.notifier = notifier

    def run(self):
        self.tell('order.quiet')
        send(self.notifier.info, 'order.silent', {})


class Other(Base):
    def __init__(self, log):
        self.notifier = log

    def run(self):
        self.tell('order.other')


def run(arguments):
    Repository(Notifier()).add()
    Given(*arguments).run()
    Quiet(QuietNotifier()).run()
