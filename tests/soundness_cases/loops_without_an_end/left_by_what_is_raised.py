import oslo_messaging


class Agent:
    def __init__(self, notifier, client):
        self.notifier = notifier
        self.client = client

    def tell(self, what):
        self.notifier.info({}, 'agent.' + what, {})

    def serve(self):
        while 1:
            job = self.client()
            if job:
                self.tell('working')  #! agent.working
            else:
                self.tell('idle')  #! agent.idle

    def main(self):
        self.tell('started')  #! agent.started
        try:
            self.serve()
        finally:
            self.tell('stopped')  #! agent.stopped
        self.tell('never')


def go(client):
    try:
        Agent(oslo_messaging.Notifier(None), client).main()
    except StopIteration:
        pass

# run: go(iter([1, 0, 1]).__next__)
