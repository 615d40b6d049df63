import weakref

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Source:
    def __init__(self):
        self.listeners = weakref.WeakSet()

    def fire(self, what):
        for listener in self.listeners:
            listener.note(what)


class Listener:
    def note(self, what):
        NOTIFIER.info({}, 'heard.' + what, {})


def main():
    source, listener = Source(), Listener()
    source.listeners.add(listener)
    source.fire('shot')  #! heard.shot

# run: main()
