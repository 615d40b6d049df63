import oslo_messaging


class Notifier:
    def __init__(self):
        self._inner = oslo_messaging.Notifier(None)

    def info(self, event_type, payload):
        self._inner.info({}, event_type, payload)


class Proxy:
    def __init__(self, notifier):
        self.notifier = notifier

    def pay(self):
        self.notifier.info('order.c', {})  #! order.c


Proxy(Notifier()).pay()


class Emailer:
    """Sends mail, nothing else."""

    def info(self, user, subject, body):
        print(user, subject, body)


def run(notifier, user):
    notifier.info(user, 'welcome.mail', {'name': user})


def main(user):
    run(Emailer(), user)

# run: main(ctx)
