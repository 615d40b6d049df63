import oslo_messaging

N = oslo_messaging.Notifier(None)

EVENTS = {'a': 'node'}


class Tools:
    named = '.'.join(EVENTS.values())


def run(ctx):
    EVENTS.setdefault('c', 'late')
    N.info(ctx, 'at.' + Tools.named, {})  #! at.node
    N.info(ctx, 'now.' + '.'.join(EVENTS.values()), {})  #! now.node.late

# run: run(ctx), run(ctx)
