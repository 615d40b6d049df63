import os

import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx):
    os.environ['WHO'] = 'me'
    who = '%(WHO)s' % os.environ
    if who:
        N.info(ctx, 'template.filled', {})  #! template.filled

# run: run(ctx)
