import named_tuples.same as s
from named_tuples.same import ACTIONS as A, Step as S, notify as tell

P = s.PHASES
created = A.created


def run(ctx):
    tell(ctx, created, P.start)  # NTF101 order.created.start
    tell(ctx, A.deleted, S(name='x', phase='late').phase)  # NTF101 order.deleted.late
