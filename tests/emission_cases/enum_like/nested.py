from enum_like import same
from enum_like.phases import Action, Phase


def outer(ctx, phase):
    inner(ctx, phase)


def inner(ctx, phase):
    same.notify(ctx, 'deep.' + phase.value)


def both(ctx):
    for phase in Phase.ALL:
        same.notify(ctx, phase)  # NTF101 order.start NTF101 order.end


def run(ctx):
    outer(ctx, Action.CREATE)  # NTF101 order.deep.create
