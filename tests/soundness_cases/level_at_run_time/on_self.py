import os

import oslo_messaging


class Teller:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def tell(self, ctx, event):
        level = os.environ.get('NO_SUCH_LEVEL', 'info')
        getattr(self.notifier, level)(ctx, f'env.{event}', {})


def run(ctx):
    Teller().tell(ctx, 'asked')  #! env.asked

# run: run(ctx)
