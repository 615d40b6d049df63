import loops.same as l
from loops.same import PHASES as ALL, tell as say


def run(ctx):
    for phase in ALL:
        say(ctx, phase)  # NTF101 order.start NTF101 order.end
    for phase in reversed(l.PHASES):
        l.tell(ctx, phase)  # NTF101 order.start NTF101 order.end
