import oslo_messaging
import json

N = oslo_messaging.Notifier(None)


def fill(db):
    db['v'] = 'x'


def main(ctx):
    db = {}
    fn = globals()[json.loads('"fill"')]
    fn(db)
    N.info(ctx, f'm.{db["v"]}', {})  #! m.*

# run: main(None)
