def emit(event):
    print(event)


class Bus:
    def publish(self, *events):
        print(events)

    def __call__(self, event):
        print(event)

    def put(self, *, event):
        print(event)
