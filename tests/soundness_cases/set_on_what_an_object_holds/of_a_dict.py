import oslo_messaging

n = oslo_messaging.Notifier(None)


class Setting:
    def __init__(self, value):
        self.value = value


SETTINGS = {'prefix': Setting('plain')}


def configure():
    SETTINGS['prefix'].value = 'fancy'


def announce(ctx):
    n.info(ctx, SETTINGS['prefix'].value + '.announced', {})  #! fancy.announced plain.announced


def main(ctx):
    announce(ctx)
    configure()
    announce(ctx)

# run: main(ctx)
