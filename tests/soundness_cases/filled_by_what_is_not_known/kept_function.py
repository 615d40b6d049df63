import oslo_messaging
import json

N = oslo_messaging.Notifier(None)


def fill(db):
    db['v'] = 'x'


class Runner:
    def __init__(self, fn):
        self.fn = fn

    def run(self, ctx):
        db = {}
        self.fn(db)
        N.info(ctx, f'm.{db["v"]}', {})  #! m.*


def build(spec):
    return Runner(spec['fn'])

# run: build({'fn': fill}).run(None)
