import functools

import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def reported(function):
    @functools.wraps(function)
    def inner(self, *arguments):
        try:
            return function(self, *arguments)
        except (AttributeError, KeyError) as error:
            notifier.info(self.ctx, f'client.{type(error).__name__}', {})  #! client.*
    return inner


class Client:
    def __init__(self, ctx):
        self.ctx = ctx

    @reported
    def get(self, table, key):
        return table[key]

    @reported
    def put(self, record):
        record.x = 1


def main(ctx):
    client = Client(ctx)
    client.get({}, 'a')
    client.put(1)

# run: main(None)
