import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    state = 'start'
    while True:
        try:
            f()
        except ValueError:
            break
        except KeyError:
            continue
        state = 'more'
    N.info(ctx, state, {})  #! more start


def g(*a):
    it = iter(a)

    def f():
        e = next(it)
        if e:
            raise e

    return f

# run: main(None, g(ValueError()))
# run: main(None, g(0, ValueError()))
