import oslo_messaging

import sys

if sys.version_info >= (3, 8):
    KIND = 'literal'
else:
    KIND = 'fallback'


class App:
    if sys.version_info[0] == 2:
        suffix = 'unicode'
    else:
        suffix = 'text'

    def send(self, ctx):
        oslo_messaging.Notifier(None).info(ctx, f'{KIND}.{self.suffix}', {})  #! literal.text

# run: App().send(ctx)
