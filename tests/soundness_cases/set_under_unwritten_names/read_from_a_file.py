import oslo_messaging

class Conf:
    topic = 'plain'

    def __init__(self, path):
        self.notifier = oslo_messaging.Notifier(None)
        for line in path.read().splitlines():
            name, value = line.split('=')
            setattr(self, name, value)


class File:
    def read(self):
        return 'topic=read\nother=1'


class Sender:
    def __init__(self):
        self.conf = Conf(File())

    def send(self, ctx):
        self.conf.notifier.info(ctx, f'{self.conf.topic}.sent', {})  #! read.sent

# run: Sender().send(ctx)
