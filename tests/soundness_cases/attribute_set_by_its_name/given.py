import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    kind = 'old'

    def send(self, ctx):
        N.info(ctx, 'order.' + self.kind, {})  #! order.new


def go(ctx):
    event = Event()
    setattr(event, 'kind', 'new')
    event.send(ctx)

# run: go(ctx)
