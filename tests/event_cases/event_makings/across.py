from event_makings import models


class Outbox:
    model = models.Message

    def add(self, event_type):
        return self.model(event_type=event_type, body='')


def run():
    Outbox().add('message.across')  # NTF101 message.across
