import queue

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
JOBS = queue.Queue()


def put(job):
    was_empty = JOBS.empty()
    JOBS.put(job)
    if was_empty and not JOBS.empty():
        NOTIFIER.info({}, 'jobs.begun', {})  #! jobs.begun
    elif JOBS.full():
        NOTIFIER.info({}, 'jobs.full', {})  #! jobs.full
    else:
        NOTIFIER.info({}, 'jobs.added', {})  #! jobs.added

# run: put(1); put(2); JOBS.maxsize = 3; put(3)
