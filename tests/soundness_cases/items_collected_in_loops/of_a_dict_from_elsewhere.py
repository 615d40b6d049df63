import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    kinds = json.loads(text)
    for key, kind in kinds.items():
        if kind == 'x':
            for other in kinds:
                if kinds[other] != 'x' and other != key:
                    N.info(ctx, 'kind.other', {})  #! kind.other

# run: send(None, '{"a": "x", "b": "y"}')
