import json

import oslo_messaging

N = oslo_messaging.Notifier(None)
KINDS = {'a': 'one', 'b': 'two'}


def send(ctx, text):
    message = json.loads(text)
    if message['kind'] in KINDS:
        N.info(ctx, KINDS[message['kind']], {})  #! one two

# run: send(None, '{"kind": "a"}'); send(None, '{"kind": "b"}')
