import os

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sender:
    PREFIX = 'sent'

    def tell(self, ctx, kind, phase):
        N.info(ctx, '.'.join((self.PREFIX, kind, phase)), {})

    def go(self, ctx):
        self.tell(ctx, os.environ['KIND'], 'start')  #! sent.*.start
        self.tell(ctx, 'x', os.environ.get('PHASE', 'end'))  #! sent.x.*

# run: os.environ['KIND'] = 'k'; Sender().go(ctx); os.environ['PHASE'] = 'p'; Sender().go(ctx)
