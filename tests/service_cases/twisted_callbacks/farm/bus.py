class Bus:
    def __init__(self):
        self.waiting = []

    def produce(self, event, body):
        self.waiting.append((event, body))
