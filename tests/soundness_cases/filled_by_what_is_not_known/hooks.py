import oslo_messaging
import json

N = oslo_messaging.Notifier(None)


def fill(db):
    db['v'] = 'x'


def run(ctx, hooks):
    db = {'v': 'a'}
    for h in hooks:
        h(db)
    N.info(ctx, f'm.{db["v"]}', {})  #! m.* m.a

# run: run(None, [fill])
# run: run(None, [])
