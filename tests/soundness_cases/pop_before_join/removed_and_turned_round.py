import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sender:
    @staticmethod
    def send(ctx):
        parts = ['sent', 'order', 'x']
        parts.remove('x')
        parts.reverse()
        N.info(ctx, '.'.join(parts), {})  #! order.sent
        parts.insert(1, 'now')
        N.info(ctx, '.'.join(parts), {})  #! order.now.sent
        parts.sort()
        parts[1:] = ['sorted']
        N.info(ctx, '.'.join(parts), {})  #! now.sorted
        parts[0] = 'then'
        N.info(ctx, '.'.join(parts), {})  #! then.sorted

# run: Sender.send(ctx)
