import oslo_messaging

n = oslo_messaging.Notifier(None)


class Signal:
    def __init__(self):
        self.receivers = []

    def connect(self, receiver):
        self.receivers.append(receiver)

    def send(self, new):
        for receiver in self.receivers:
            receiver(new)


changed = Signal()


def receiver(signal):
    def connected(function):
        signal.connect(function)
        return function
    return connected


@receiver(changed)
def on_change(new):
    n.info({}, new, {})


def main():
    changed.send('thing.changed')  #! thing.changed

# run: main()
