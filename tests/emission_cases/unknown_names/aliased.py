from elsewhere import rpc as messages
from elsewhere.rpc import get_notifier as make

made = make('me')
again = made


def run(ctx, notifier):
    again.info(ctx, 'order.again', {})  # NTF101 order.again
    messages.get_notifier('me').info(ctx, 'order.messages', {})  # NTF101 order.messages
    other = notifier
    other.info(ctx, 'order.other', {})  # NTF101 order.other
