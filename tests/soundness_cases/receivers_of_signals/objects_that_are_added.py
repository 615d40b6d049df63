from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Source:
    def __init__(self):
        self.listeners = set()

    def fire(self, what):
        for listener in self.listeners:
            listener.note(what)


class Listener:
    def __init__(self, source):
        source.listeners.add(self)

    def note(self, what):
        NOTIFIER.info({}, 'heard.' + what, {})


SOURCE = Source()
KEPT = Listener(SOURCE)


def main():
    SOURCE.fire('shot')  #! heard.shot

# run: main()
