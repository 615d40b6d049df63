import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Text(str):
    pass


class Part(str, enum.Enum):
    ORDER = 'order'
    SENT = 'sent'


class Own(Text, enum.Enum):
    OWN = 'own.text'


class Sender:
    default = Part.ORDER

    def send(self, ctx, part=Part.SENT):
        N.info(ctx, '.'.join([self.default, part]), {})


def run(ctx):
    Sender().send(ctx)  #! order.sent
    Sender().send(ctx, Part('order'))  #! order.order
    N.info(ctx, 'plus.' + Part.SENT, {})  #! plus.sent
    N.info(ctx, 'shown.%s' % Part.SENT, {})  #! shown.Part.SENT
    N.info(ctx, Own.OWN, {})  #! own.text
    N.info(ctx, Part.SENT.upper(), {})  #! SENT

# run: run(ctx)
