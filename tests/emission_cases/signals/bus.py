import oslo_messaging

BUS = oslo_messaging.Notifier(None)


class Signal:
    def __init__(self):
        self.receivers = []

    def connect(self, receiver):
        self.receivers.append(receiver)

    def send(self, what):
        for receiver in self.receivers:
            receiver(what)


def receiver(signal):
    def connected(function):
        signal.connect(function)
        return function

    return connected


opened = Signal()
closed = Signal()
moved = Signal()
unheard = Signal()
