from loops import same


def run(ctx):
    for phase in same.PHASES:
        same.tell(ctx, phase + '.x')  # NTF101 order.start.x NTF101 order.end.x
    same.each(ctx, same.PHASES)  # NTF101 each.start NTF101 each.end
    same.notify(ctx, *same.PHASES)  # NTF101 star.start NTF101 star.end


class Sender:
    def each(self, ctx, names, prefix='sender'):
        for name in names:
            same.NOTIFIER.info(ctx, '%s.%s' % (prefix, name), {})


def hand_on(ctx, order):
    # What is not known is no literal piece; the default is one, and it is this call that takes it.
    Sender().each(ctx, order.names)  # NTF102 sender.*
    Sender().each(ctx, names=order.names, prefix='named')  # NTF102 named.*
