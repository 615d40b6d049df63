import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    tries = 0
    while True:
        tries += 1
        if f():
            break
        if tries > 1:
            N.info(ctx, 'gave.up', {})  #! gave.up
            return
    N.info(ctx, f'done.{tries}', {})  #! done.1 done.2

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
# run: main(None, iter([0, 1]).__next__)
