import oslo_messaging


class Observer:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def update(self, ctx, what):
        self.notifier.info(ctx, 'changed.' + what, {})


class Subject:
    def __init__(self):
        self._observers = {}

    def attach(self, observer):
        self._observers[observer] = True

    def changed(self, ctx, what):
        for observer in self._observers:
            observer.update(ctx, what)


def go(ctx):
    subject = Subject()
    subject.attach(Observer())
    subject.changed(ctx, 'colour')  #! changed.colour

# run: go(ctx)
