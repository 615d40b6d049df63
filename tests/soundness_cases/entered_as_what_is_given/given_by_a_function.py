import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Outbox:
    def __enter__(self):
        self.kinds = []
        return self.kinds.append

    def __exit__(self, *raised):
        for kind in self.kinds:
            NOTIFIER.info({}, 'outbox.' + kind, {})


class Inner:
    def tell(self, kind):
        NOTIFIER.info({}, 'inner.' + kind, {})

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.tell('left')  #! inner.left


class Outer:
    def open(self) -> Inner:
        return make()


def make():
    return globals()['In' + 'ner']()


def serve(outer: Outer):
    with outer.open() as inner, inner as again:
        inner.tell('one')  #! inner.one
        again.tell('two')  #! inner.two

# run: serve(Outer())
