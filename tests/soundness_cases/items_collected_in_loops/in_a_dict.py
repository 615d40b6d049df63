import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    kinds = {}
    for each in json.loads(text):
        kinds[each + '1'] = each
    if kinds['a1'] == 'a' and kinds['b1'] != 'a':
        N.info(ctx, 'kind.second', {})  #! kind.second
    for first in kinds.values():
        for second in kinds.values():
            if first == 'a' and second != 'a':
                N.info(ctx, 'kind.other', {})  #! kind.other

# run: send(None, '["a", "b"]')
