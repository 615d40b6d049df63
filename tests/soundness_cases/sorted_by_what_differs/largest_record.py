import oslo_messaging
from dataclasses import dataclass

N = oslo_messaging.Notifier(None)


@dataclass(order=True)
class Item:
    qty: int
    sku: str


def main(ctx):
    N.info(ctx, 'stock.' + max(Item(3, 'bolt'), Item(20, 'nut')).sku, {})  #! stock.nut

# run: main(None)
