import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    kinds = {'a': 'one'}
    kinds[json.loads(text)] = 'two'
    N.info(ctx, kinds['a'], {})  #! one two
    others = {}
    others.setdefault('a', 'one')
    if others.setdefault(json.loads(text), 'two') == 'one':
        N.info(ctx, 'known', {})  #! known

# run: send(None, '"a"'); send(None, '"b"')
