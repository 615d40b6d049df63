import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    names = []
    for each in json.loads(text):
        names.append(each)
    for first in names:
        if first == 'a':
            for second in names:
                if second != 'a':
                    N.info(ctx, 'user.renamed', {})  #! user.renamed

# run: send(None, '["a", "b"]')
