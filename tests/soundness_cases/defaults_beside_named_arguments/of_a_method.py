import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    def __init__(self, prefix='bus'):
        self.prefix = prefix

    def tell(self, ctx, what, end='done'):
        N.info(ctx, f'{self.prefix}.{what}.{end}', {})


def make(**options):
    return Bus(**options)


def tell(ctx, *args, **kwargs):
    make(prefix='shop').tell(ctx, *args, **kwargs)


def main(ctx):
    tell(ctx, 'sale', end='begun')  #! shop.sale.begun

# run: main(ctx)
