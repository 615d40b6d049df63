import oslo_messaging

N = oslo_messaging.Notifier(None)


def topic(name):
    def decorate(cls):
        cls.topic = name
        return cls
    return decorate


class Model:
    topic = 'none'

    def save(self, ctx):
        N.info(ctx, self.topic + '.saved', {})  #! none.saved order.saved item.saved


@topic('order')
class Order(Model):
    pass


@topic('item')
class Item(Model):
    pass


def run(ctx):
    Model().save(ctx)
    Order().save(ctx)
    Item().save(ctx)

# run: run(ctx)
