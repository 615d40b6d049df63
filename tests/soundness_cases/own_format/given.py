import oslo_messaging

N = oslo_messaging.Notifier(None)


class Volume:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return 'volume'

    def __format__(self, specification):
        return self.name + (specification or '.plain')


def go(ctx):
    N.info(ctx, f'{Volume("v")}', {})  #! v.plain
    N.info(ctx, f'{Volume("v"):.made}', {})  #! v.made
    N.info(ctx, '%s.sent' % Volume('v'), {})  #! volume.sent
    N.info(ctx, 'volume.end', {})  #! volume.end

# run: go(ctx)
