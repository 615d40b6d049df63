import threading
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Loader(threading.Thread):
    def __init__(self, out):
        super().__init__()
        self.out = out

    def run(self):
        self.out.append('loaded')


def main(ctx):
    out = []
    t = Loader(out)
    t.start()
    t.join()
    for o in out:
        N.info(ctx, 'load.' + o, {})  #! load.*

# run: main(None)
