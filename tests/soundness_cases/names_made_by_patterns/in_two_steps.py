import re

import oslo_messaging

N = oslo_messaging.Notifier(None)


def snake(name):
    step = re.sub('(.)([A-Z][a-z]+)', r'\1_\2', name)
    return re.sub('([a-z0-9])([A-Z])', r'\1_\2', step).lower()


class HTTPDone:
    pass


def go(ctx):
    N.info(ctx, 'event.' + snake(HTTPDone.__name__), {})  #! event.http_done
    N.info(ctx, snake('diskAdded'), {})  #! disk_added

# run: go(ctx)
