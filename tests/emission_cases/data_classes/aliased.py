import data_classes.same as s
from data_classes.same import Event as E, notify as tell


def run(ctx):
    tell(ctx, E(action='delete').action)  # NTF101 order.delete
    tell(ctx, s.Step('end').phase)  # NTF101 order.end
