import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    kinds = {json.loads(text)[0]: 'one', json.loads(text)[1]: 'two'}
    if 'a' in kinds:
        N.info(ctx, 'kind.' + kinds['a'], {})  #! kind.one kind.two

# run: send(None, '["a", "b"]'); send(None, '["b", "a"]')
