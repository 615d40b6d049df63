from .base import Celery


def shared_task(*args, **kw):
    def made(f):
        return f

    return made
