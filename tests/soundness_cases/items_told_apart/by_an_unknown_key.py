import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text, old, new):
    message = json.loads(text)
    if message[old] != 'gone':
        if message[new] == 'gone':
            N.info(ctx, 'user.gone', {})  #! user.gone
    if message[old] == 'here':
        kind = 'kept'
    else:
        kind = 'lost'
    if message[old] == 'here':
        N.info(ctx, kind, {})  #! kept

# run: send(None, '{"a": "here", "b": "gone"}', 'a', 'b')
