from named_tuples import same
from named_tuples.same import ACTIONS


class Audit:
    @classmethod
    def created(cls, ctx, phase):
        same.notify(ctx, ACTIONS.created, phase)


def run(ctx):
    Audit.created(ctx, same.PHASES.end)  # NTF101 order.created.end
