import oslo_messaging
from dataclasses import dataclass

N = oslo_messaging.Notifier(None)


@dataclass(order=True)
class Item:
    qty: int
    sku: str


def main(ctx):
    best = sorted([Item(3, 'bolt'), Item(20, 'nut')])[-1]
    N.info(ctx, 'stock.' + best.sku, {})  #! stock.nut

# run: main(None)
