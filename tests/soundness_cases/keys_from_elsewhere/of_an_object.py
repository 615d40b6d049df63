import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Kinds:
    def __init__(self):
        self.known = {'a': 'one'}

    def __contains__(self, kind):
        return kind in self.known

    def __getitem__(self, kind):
        return self.known[kind]


KINDS = Kinds()


def send(ctx, text):
    kind = json.loads(text)
    if kind in KINDS:
        N.info(ctx, KINDS[kind], {})  #! one

# run: send(None, '"a"')
