class Commands:
    def publish(self, channel, message):
        pass


class Redis(Commands):
    def __init__(self, host='localhost'):
        pass
