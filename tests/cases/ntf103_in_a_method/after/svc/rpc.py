import oslo_messaging


def get_notifier():
    return oslo_messaging.Notifier(None)


class Manager:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)  # NTF103: 'oslo_messaging.Notifier'...
