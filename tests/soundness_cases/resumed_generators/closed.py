import oslo_messaging

N = oslo_messaging.Notifier(None)


def sink(ctx):
    try:
        while True:
            item = yield
    except GeneratorExit:
        N.info(ctx, 'sink.closed', {})  #! sink.closed


def main(ctx):
    s = sink(ctx)
    next(s)
    s.close()

# run: main(None)
