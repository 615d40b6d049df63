import oslo_messaging

N = oslo_messaging.Notifier(None)


def switch():
    is_on = False

    def flip():
        nonlocal is_on
        is_on = not is_on
        return 'on' if is_on else 'off'
    return flip


FLIP = switch()


def run(ctx):
    N.info(ctx, 'lamp.' + FLIP(), {})  #! lamp.on lamp.off

# run: run(ctx), run(ctx)
