import re

import oslo_messaging

N = oslo_messaging.Notifier(None)


def go(ctx):
    N.info(ctx, 'a.' + re.sub('[a-z]+', lambda found: found[0].upper(), 'placed'), {})  #! a.*
    N.info(ctx, 'b.' + re.sub('(a+)+$', '', 'aaaa'), {})  #! b.*

# run: go(ctx)
