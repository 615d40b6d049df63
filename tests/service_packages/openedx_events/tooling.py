class OpenEdxPublicSignal:
    def __init__(self, event_type, data):
        self.event_type = event_type

    def send_event(self, time=None, **kwargs):
        return self.send(**kwargs)
