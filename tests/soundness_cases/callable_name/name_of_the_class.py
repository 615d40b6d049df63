import oslo_messaging

N = oslo_messaging.Notifier(None)


class Task:
    def announce(self, ctx):
        N.info(ctx, 'task.' + type(self).__name__.lower(), {})  #! task.task task.sweep task.mop

    @classmethod
    def planned(cls, ctx):
        N.info(ctx, f'plan.{cls.__name__}', {})  #! plan.Task plan.Sweep plan.Mop


class Sweep(Task):
    pass


class Mop(Sweep):
    pass


class Other:
    def announce(self, ctx):
        N.info(ctx, 'other.' + self.__class__.__name__.upper(), {})  #! other.OTHER

# run: [each().announce(ctx) for each in (Task, Sweep, Mop, Other)]; [each.planned(ctx) for each in (Task, Sweep, Mop)]
