import oslo_messaging

N = oslo_messaging.Notifier(None)


def notifying(name):
    def decorate(cls):
        def notify(self, ctx, what):
            N.info(ctx, name + '.' + what, {})
        cls.notify = notify
        return cls
    return decorate


@notifying('disk')
class Disk:
    def attach(self, ctx):
        self.notify(ctx, 'attached')  #! disk.attached

# run: Disk().attach(ctx)
