import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    for first in json.loads(text):
        if first != 'a':
            for second in json.loads(text):
                if second == 'a':
                    N.info(ctx, 'user.renamed', {})  #! user.renamed

# run: send(None, '["a", "b"]')
