import oslo_messaging

import constants.names
from constants import names
from constants.names import CREATE, Events

NOTIFIER = oslo_messaging.Notifier(None)


def run(ctx):
    NOTIFIER.info(ctx, CREATE, {})  # NTF101 order.create
    NOTIFIER.info(ctx, names.CREATE, {})  # NTF101 order.create
    NOTIFIER.info(ctx, constants.names.Events.PAY, {})  # NTF101 order.pay
    NOTIFIER.info(ctx, Events.DELETE, {})  # NTF101 order.delete
    NOTIFIER.info(ctx, Events.Inner.SHIP, {})  # NTF101 order.ship
