import enum_like.phases as p
from enum_like.phases import Phase as P
from enum_like.same import act as do, notify as tell

Start = P.START


def run(ctx):
    tell(ctx, Start)  # NTF101 order.start
    do(ctx, p.Action.DELETE)  # NTF101 order.delete
