import oslo_messaging

N = oslo_messaging.Notifier(None)


def fill(db):
    db['v'] = 'x'


def main(ctx):
    db = {}
    for name, fn in globals().items():
        if name == 'fill':
            fn(db)
            N.info(ctx, f'm.{db["v"]}', {})  #! m.*

# run: main(None)
