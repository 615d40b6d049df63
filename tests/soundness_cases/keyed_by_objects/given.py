import oslo_messaging


class Observer:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def update(self, ctx, what):
        self.notifier.info(ctx, 'changed.' + what, {})  #! changed.size


class Subject:
    def __init__(self):
        self._topics = {}

    def attach(self, observer, topic):
        self._topics[observer] = topic

    def changed(self, ctx):
        for observer, topic in self._topics.items():
            observer.update(ctx, topic)


def go(ctx):
    subject = Subject()
    subject.attach(Observer(), 'size')
    subject.changed(ctx)

# run: go(ctx)
