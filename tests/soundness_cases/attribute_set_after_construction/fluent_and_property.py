import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    kind = 'order.class'

    def named(self, name):
        self.kind = 'order.' + name
        return self

    @property
    def label(self):
        return self._label

    @label.setter
    def label(self, text):
        self._label = 'label.' + text


def send(ctx):
    N.info(ctx, Event().named('fluent').kind, {})  #! order.fluent
    event = Event()
    N.info(ctx, event.kind, {})  #! order.class
    event.named('later')
    event.label = 'set'
    N.info(ctx, event.kind, {})  #! order.later
    N.info(ctx, event.label, {})  #! label.set

# run: send(ctx)
