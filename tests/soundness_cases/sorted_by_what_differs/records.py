import oslo_messaging
from dataclasses import dataclass

N = oslo_messaging.Notifier(None)


@dataclass(order=True)
class Item:
    qty: int
    sku: str


def main(ctx):
    N.info(ctx, '.'.join(i.sku for i in sorted([Item(3, 'bolt'), Item(20, 'nut')])), {})  #! bolt.nut

# run: main(None)
