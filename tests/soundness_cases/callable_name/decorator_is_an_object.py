import oslo_messaging

N = oslo_messaging.Notifier(None)


class Announced:
    def __call__(self, function):
        def inner(*args, **kwargs):
            N.info(args[0], 'job.' + function.__name__.upper(), {})
            return function(*args, **kwargs)
        return inner

    @staticmethod
    def quietly(function):
        def inner(ctx):
            print(function.__name__)
            return function(ctx)
        return inner

    @classmethod
    def never(cls, function):
        def inner(ctx):
            N.info(ctx, 'never.' + function.__name__, {})
        return inner


announced = Announced()


class Jobs:
    @staticmethod
    @announced  #! job.SWEEP
    def sweep(ctx):
        pass

    @staticmethod
    @Announced.quietly
    def mop(ctx):
        pass


dust = Announced()(Jobs.mop)  #! job.INNER

# later: Jobs.sweep(ctx); dust(ctx)
