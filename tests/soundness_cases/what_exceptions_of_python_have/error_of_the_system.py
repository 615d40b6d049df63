import oslo_messaging

N = oslo_messaging.Notifier(None)


class Full(OSError):
    def __init__(self, where):
        super().__init__(28, 'no space', where)


def main(ctx):
    try:
        raise Full('/var')
    except Full as e:
        again = e.with_traceback(None)
        if e.errno == 28:
            N.info(ctx, 'disk.full', {})  #! disk.full
        N.info(ctx, 'disk.' + type(again).__name__, {})  #! disk.*

# run: main(None)
