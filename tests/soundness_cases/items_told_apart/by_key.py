import json

import oslo_messaging

N = oslo_messaging.Notifier(None)
KINDS = {'a': 'one', 'b': 'two'}


def send(ctx, text):
    message = json.loads(text)
    if message['old'] != 'gone':
        if message['new'] == 'gone':
            N.info(ctx, 'user.gone', {})  #! user.gone
        elif message['new'] in KINDS and message['old'] in KINDS:
            N.info(ctx, KINDS[message['old']] + '.' + KINDS[message['new']], {})  #! one.one one.two two.one two.two

# run: [send(None, json.dumps({'old': x, 'new': y})) for x in 'ab' for y in 'ab']
# run: send(None, '{"old": "x", "new": "gone"}')
