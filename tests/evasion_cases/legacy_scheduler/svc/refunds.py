import sched
import threading
import weakref

from svc import notifications


class Held:
    def __init__(self, context, order):
        self._finalizer = weakref.finalize(self, notifications.notify_about_order, context, order, 'dropped')


def refund(context, order):
    held = Held(context, order)
    del held
    s = sched.scheduler()
    s.enter(0, 1, notifications.notify_about_order, (context, order), {'action': 'scheduled'})
    s.enter(0, 1, notifications.notify_about_order, argument=(context, order, 'sched2'))
    s.run()
    timer = threading.Timer(0, notifications.notify_about_order, args=[context, order, 'timer'])
    timer.start()
    timer.join()
