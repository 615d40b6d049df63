import oslo_messaging
import json

N = oslo_messaging.Notifier(None)


def fill(lists):
    lists['a'].append('x')


def main(ctx):
    lists = {'a': []}
    globals()[json.loads('"fill"')](lists)
    N.info(ctx, f'm.{lists["a"][0]}', {})  #! m.*

# run: main(None)
