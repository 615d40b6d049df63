from svc import notifications


def stages(context, order):
    stage = 0
    names = iter(['one', 'two'])

    def advance(name=None):
        nonlocal stage
        stage += 1
        notifications.notify_about_order(context, order, name or next(names))
        return stage

    return advance


def refund(context, order):
    advance = stages(context, order)
    advance()
    advance()
    advance('three')
