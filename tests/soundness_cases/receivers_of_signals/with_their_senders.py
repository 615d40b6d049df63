import oslo_messaging

n = oslo_messaging.Notifier(None)


class Signal:
    def __init__(self):
        self.pairs = []

    def connect(self, receiver, sender=None):
        self.pairs.append((sender, receiver))
        return receiver

    def send(self, sender, **named):
        for wanted, receiver in self.pairs:
            if wanted is None or wanted is sender:
                receiver(sender=sender, **named)  #! book.updated


saved = Signal()


def receiver(signals, **options):
    def connected(function):
        for each in signals if isinstance(signals, (list, tuple)) else [signals]:
            each.connect(function, **options)
        return function
    return connected


class Book:
    pass


@receiver([saved], sender=Book)
def on_saved(sender, how='updated', **_):
    n.info({}, 'book.' + how, {})


def main():
    saved.send(Book, how='created')  #! book.created
    saved.send(Book)

# run: main()
