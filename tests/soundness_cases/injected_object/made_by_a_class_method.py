import functools

import oslo_messaging


class Outlet:
    def __init__(self, notifier):
        self.n = notifier

    @classmethod
    def make(cls, conf):
        return cls(oslo_messaging.Notifier(conf))

    def tell(self, context, event):
        self.n.info(context, event, {})


def work(outlet, context, name='default'):
    outlet.tell(context, 'work.' + name)


def main(context):
    outlet = Outlet.make(None)
    job = functools.partial(work, outlet)
    job(context, 'done')  #! work.done
    work(context=context, outlet=outlet)  #! work.default

# run: main(ctx)
