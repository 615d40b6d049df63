import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self):
        self.kind = 'old'


class Job:
    def __init__(self):
        self.event = Event()


def send(ctx, late):
    job = Job()
    event = job.event
    if late:
        job.event.kind = 'late'
    N.info(ctx, f'order.{event.kind}', {})  #! order.old order.late
    job.event = Event()
    job.event.kind = 'second'
    N.info(ctx, f'order.{job.event.kind}', {})  #! order.second

# run: [send(ctx, late) for late in (False, True)]
