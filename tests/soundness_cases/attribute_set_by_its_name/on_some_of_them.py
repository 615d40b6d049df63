import oslo_messaging

N = oslo_messaging.Notifier(None)


class Base:
    kind = 'old'

    def send(self, ctx):
        N.info(ctx, 'order.' + self.kind, {})  #! order.late order.old


class Late(Base):
    pass


def go(ctx, is_late):
    event = Late()
    if is_late:
        setattr(event, 'kind', 'late')
    event.send(ctx)

# run: [go(ctx, is_late) for is_late in (False, True)]
