import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, hooks):
    flags = {'ok': True}

    def fail():
        flags['ok'] = False

    for h in hooks:
        h(fail)
    N.info(ctx, 'good' if flags['ok'] else 'bad', {})  #! bad good

# run: main(None, [lambda f: f()])
# run: main(None, [])
