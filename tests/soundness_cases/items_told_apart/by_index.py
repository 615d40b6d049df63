import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text):
    words = json.loads(text)
    if words[0] != 'stop' and words[1] == 'stop':
        N.info(ctx, 'user.stopped', {})  #! user.stopped
    if words[0] == 'go':
        kind = 'went'
    else:
        kind = 'stayed'
    if words[0] == 'go':
        N.info(ctx, kind, {})  #! went

# run: [send(None, each) for each in ('["x", "stop"]', '["go", "on"]')]
