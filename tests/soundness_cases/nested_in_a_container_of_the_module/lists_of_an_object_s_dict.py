from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Routes:
    def __init__(self):
        self.table = {'home': ['home.opened']}


ROUTES = Routes()


def tell():
    for event_types in ROUTES.table.values():
        for event_type in event_types:
            NOTIFIER.info({}, event_type, {})  #! cart.filled home.closed home.opened


def change():
    ROUTES.table['home'].append('home.closed')
    ROUTES.table.setdefault('cart', []).append('cart.filled')

# run: tell(); change(); tell()
