import oslo_messaging

def retry(fn):
    def inner(self, *args):
        fn(self, *args)
        self.n.error({}, 'failed', {})  #! failed
    return inner


class Api:
    def __init__(self):
        self.n = oslo_messaging.Notifier(None)

    @retry
    def copy(self, ok):
        pass

# run: Api().copy(True)
