import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sender:
    def send(self, ctx, short):
        parts = ['order', 'gone', 'create', 'x', 'y']
        del parts[3:]
        N.info(ctx, '.'.join(parts), {})  #! order.gone.create
        del parts[-1]
        N.info(ctx, '.'.join(parts), {})  #! order.gone
        if short:
            del parts[0]
        N.info(ctx, '.'.join(['now', *parts]), {})  #! now.order.gone now.gone

# run: [Sender().send(ctx, short) for short in (False, True)]
