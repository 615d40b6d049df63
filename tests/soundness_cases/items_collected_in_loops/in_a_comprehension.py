import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    numbers = [int(each) for each in json.loads(text)]
    if numbers[0] == 1 and numbers[1] != 1:
        N.info(ctx, 'counted.on', {})  #! counted.on
    if numbers.pop() == 2:
        if numbers.pop() != 2:
            N.info(ctx, 'counted.down', {})  #! counted.down

# run: send(None, '[1, 2]')
