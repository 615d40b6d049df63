import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    first, second, *others = json.loads(text)
    if first != 'stop' and second == 'stop':
        N.info(ctx, 'user.stopped', {})  #! user.stopped
    if first != 'end':
        for each in others:
            if each == 'end':
                N.info(ctx, 'user.ended', {})  #! user.ended

# run: send(None, '["a", "stop", "end"]')
