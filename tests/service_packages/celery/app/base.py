class Celery:
    def __init__(self, main=None, **kw):
        self.main = main

    def task(self, *args, **opts):
        return lambda f: f

    def send_task(self, name, args=None, **kw):
        pass
