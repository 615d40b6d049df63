"""What is shown on the wall of the bakery, by its priority."""


class Alarms:
    def info(self, oven, event_type, payload):
        print('info', oven, event_type, payload)

    def warn(self, oven, event_type, payload):
        print('warn', oven, event_type, payload)

    def warning(self, oven, event_type, payload):
        self.warn(oven, event_type, payload)
