import oslo_messaging

N = oslo_messaging.Notifier(None)


class Trouble(Exception):
    pass


def check(what, fails):
    if fails:
        raise Trouble(what)
    return what


def checked(what, fails):
    try:
        return check(what, fails)
    except Trouble:
        return what + '.trouble'


def go(ctx, fails):
    check('order', fails)
    N.info(ctx, checked('order', fails), {})  #! order

# run: go(ctx, False)
