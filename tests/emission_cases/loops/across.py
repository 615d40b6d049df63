from loops import same


def run(ctx):
    for phase in same.PHASES:
        same.tell(ctx, phase + '.x')  # NTF101 order.start.x NTF101 order.end.x
