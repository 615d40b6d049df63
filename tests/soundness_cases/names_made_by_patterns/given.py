import re

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init_subclass__(cls, prefix='event', **options):
        super().__init_subclass__(**options)
        cls.topic = prefix + '.' + re.sub(r'(?<!^)(?=[A-Z])', '_', cls.__name__).lower()


class CartCleared(Event, prefix='shop'):
    pass


class OrderPlaced(Event):
    pass


def send(ctx, event):
    N.info(ctx, event.topic, {})


def go(ctx):
    send(ctx, CartCleared())  #! shop.cart_cleared
    send(ctx, OrderPlaced())  #! event.order_placed

# run: go(ctx)
