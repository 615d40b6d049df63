import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    last = None
    for event in json.loads(text):
        if last == 'start':
            if event == 'stop':
                N.info(ctx, 'job.stopped', {})  #! job.stopped
        last = event

# run: send(None, '["start", "stop"]')
