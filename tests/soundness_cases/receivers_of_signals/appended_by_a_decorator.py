import oslo_messaging

n = oslo_messaging.Notifier(None)


class Event:
    def __init__(self):
        self.handlers = []

    def fire(self, what):
        for handle in self.handlers:
            handle(what)


closed = Event()


def when_closed(function):
    closed.handlers.append(function)
    return function


@when_closed
def note(what):
    n.info({}, 'door.' + what, {})


def main():
    closed.fire('closed')  #! door.closed

# run: main()
