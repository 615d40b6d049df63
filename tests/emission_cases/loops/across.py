from loops import same


def run(ctx):
    for phase in same.PHASES:
        same.tell(ctx, phase + '.x')  # NTF101 order.start.x NTF101 order.end.x
    same.each(ctx, same.PHASES)  # NTF101 each.start NTF101 each.end
    same.notify(ctx, *same.PHASES)  # NTF101 star.start NTF101 star.end
