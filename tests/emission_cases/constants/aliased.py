import oslo_messaging

import constants.names as n
from constants.names import CREATE as MADE, Events as E

NOTIFIER = oslo_messaging.Notifier(None)
Gone = E.DELETE
I = n.Events.Inner


def run(ctx):
    NOTIFIER.info(ctx, MADE, {})  # NTF101 order.create
    NOTIFIER.info(ctx, n.CREATE, {})  # NTF101 order.create
    NOTIFIER.info(ctx, Gone, {})  # NTF101 order.delete
    NOTIFIER.info(ctx, I.SHIP, {})  # NTF101 order.ship
