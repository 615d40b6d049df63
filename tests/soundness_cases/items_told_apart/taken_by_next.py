import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    words = iter(json.loads(text))
    if next(words) == 'from':
        if next(words) != 'from':
            N.info(ctx, 'user.moved', {})  #! user.moved

# run: send(None, '["from", "here"]')
