import functools
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Entry:
    pass


def setup(ctx):
    def tell(what):
        N.info(ctx, 'told.' + what, {})  #! told.start

    entry = Entry()
    entry.on_start = functools.partial(tell, 'start')
    entry.on_stop = lambda: tell('stop')  #! told.stop
    return entry


def main(ctx):
    entry = setup(ctx)
    entry.on_start()
    entry.on_stop()

# run: main(None)
