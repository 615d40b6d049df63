from inferred import same, topics


def outer(ctx, topic):
    inner(ctx, topic)


def inner(ctx, topic):
    same.notify(ctx, 'deep.' + topic)


def run(ctx):
    outer(ctx, topics.Topic.suffix)  # NTF101 order.deep.end
