import oslo_messaging
class Bus:
    def __init__(self):
        self.topics = []
    def emit(self):
        for t in self.topics:
            oslo_messaging.Notifier(None).info({}, t, {})  #! a
bus = Bus()
emit = bus.emit
bus.topics.append('a')
def main():
    emit()

# run: main()
