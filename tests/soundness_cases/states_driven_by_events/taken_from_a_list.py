import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, events):
    state = 'idle'
    while events:
        event = events.pop(0)
        if state == 'idle' and event == 'start':
            state = 'busy'
        elif state == 'busy' and event == 'stop':
            state = 'idle'
            N.info(ctx, 'job.stopped', {})  #! job.stopped

# run: send(None, ['start', 'stop'])
