class Bus:
    def info(self, ctx, event_type, payload):
        print(ctx, event_type, payload)

    def error(self, ctx, event_type, payload):
        print(ctx, event_type, payload)

    def close(self, ctx, event_type, payload):
        pass


class Queue:
    def send(self, topic, event, payload=None):
        print(topic, event, payload)

    @classmethod
    def make(cls):
        return cls()


QUEUE = Queue.make()
