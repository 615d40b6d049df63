import oslo_messaging


class Channel:
    out = oslo_messaging.Notifier(None)

    def __init__(self, name):
        self.name = name


CHANNELS = []


def open_channels():
    for name in ('mail', 'sms'):
        CHANNELS.append(Channel(name))


def announce(channel, ctx):
    channel.out.info(ctx, 'announced', {})  #! announced


def main(ctx):
    for channel in CHANNELS:
        announce(channel, ctx)

# run: open_channels(); main(ctx)
