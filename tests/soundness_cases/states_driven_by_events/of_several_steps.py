import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    def __init__(self):
        self.state = 'new'

    def feed(self, event):
        if self.state == 'new' and event == 'start':
            self.state = 'busy'
        elif self.state == 'busy' and event == 'stop':
            self.state = 'stopped'
        elif self.state == 'stopped' and event == 'clear':
            N.info(None, 'job.cleared', {})  #! job.cleared


def send(events):
    job = Job()
    for event in events:
        job.feed(event)

# run: send(['start', 'stop', 'clear'])
