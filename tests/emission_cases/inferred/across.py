from inferred import same
from inferred.topics import STARTED, Topic


def run(ctx):
    same.notify(ctx, Topic.suffix)  # NTF101 order.end
    same.notify(ctx, STARTED / 'x')  # NTF101 order.started
