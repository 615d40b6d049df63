from data_classes import same
from data_classes.same import Event


def outer(ctx, event):
    inner(ctx, event.phase)


def inner(ctx, phase):
    same.notify(ctx, 'deep.' + phase)


def run(ctx):
    outer(ctx, Event())  # NTF101 order.deep.start
    outer(ctx, Event(phase='end'))  # NTF101 order.deep.end
