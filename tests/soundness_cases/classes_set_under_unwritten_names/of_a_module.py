import sys

import oslo_messaging

PREFIX = 'plain'
N = oslo_messaging.Notifier(None)
here = sys.modules[__name__]


def configure(options):
    for name, value in options.items():
        setattr(here, name.upper(), value)


def go(ctx):
    N.info(ctx, PREFIX + '.made', {})  #! plain.made *.made

# run: go(ctx)
# run: sys.modules['app'].configure({'prefix': 'odd'}); go(ctx)
