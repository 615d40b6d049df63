import oslo_messaging

class Failed(Exception):
    event = 'failed'

    def __init__(self, why='unknown'):
        super().__init__(why)
        self.why = why


def go(ctx, flag):
    n = oslo_messaging.Notifier(None)
    try:
        raise Failed if flag else Failed('known')
    except Failed as e:
        n.info(ctx, f'{e.event}.{e.why}', {})  #! failed.known failed.unknown
        n.info(ctx, e.__class__.__name__, {})  #! Failed

# run: go(ctx, True)
# run: go(ctx, False)
