import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    for first in json.loads(text):
        if first:
            for second in json.loads(text):
                if not second:
                    N.info(ctx, 'user.cleared', {})  #! user.cleared

# run: send(None, '[0, 1]')
