import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    match json.loads(text):
        case {'kind': 'a', **rest}:
            N.info(ctx, 'rest.' + rest['name'], {})  #! rest.*

# run: send(ctx, '{"kind": "a", "name": "x"}')
