import string

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Message(string.Formatter):
    def __init__(self, kind):
        super().__init__()
        self.kind = kind

    def send(self, ctx):
        NOTIFIER.info(ctx, f'mail.{self.kind}', {})


def message(urgent):
    return Message('urgent') if urgent else Message('plain')  #! mail.urgent mail.plain


def silent(urgent):
    return None

# later: [message(urgent).send(ctx) for urgent in (True, False)]
