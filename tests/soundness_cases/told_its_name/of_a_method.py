import oslo_messaging

N = oslo_messaging.Notifier(None)

class Sent:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, holder, cls=None):
        def send(ctx):
            N.info(ctx, holder.kind + '.' + self.name, {})  #! order.made
        return send


class Order:
    kind = 'order'
    made = Sent()


def go(ctx):
    Order().made(ctx)

# run: go(ctx)
