import contextlib

import oslo_messaging


class Channel:
    notifier = oslo_messaging.Notifier(None)

    def __enter__(self):
        return self.send

    def __exit__(self, *raised):
        return None

    def send(self, kind):
        self.notifier.info({}, 'channel.' + kind, {})


def by_stack(channel: Channel):
    with contextlib.ExitStack() as stack:
        send = stack.enter_context(channel)
        send('stack')  #! channel.stack


def beside_another(first: Channel, second: 'Channel'):
    with first, second as send:
        send('beside')  #! channel.beside

# run: by_stack(Channel())
# run: beside_another(Channel(), Channel())
