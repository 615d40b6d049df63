from collections import namedtuple

from named_tuples import same

Pair = namedtuple('Pair', 'first second')
PAIR = Pair(same.ACTIONS, same.LATER)


def outer(ctx, actions):
    same.notify(ctx, actions.created, same.PHASES.start)


def outermost(ctx, pair):
    same.notify(ctx, pair.first.deleted, pair.second.phase)
    outer(ctx, pair.first)


def run(ctx):
    outer(ctx, same.ACTIONS)  # NTF101 order.created.start
    outermost(ctx, PAIR)  # NTF101 order.created.start NTF101 order.deleted.later
