import oslo_messaging


def bus(_made=[]):
    if not _made:
        _made.append(oslo_messaging.Notifier(None))
    return _made[0]


def main(ctx):
    bus().info(ctx, 'bus.found', {})  #! bus.found

# run: main(ctx)
