import oslo_messaging

class Manager:
    def create(self, ctx):
        return 1


n = oslo_messaging.Notifier(None)


def noted(function):
    def wrapper(self, ctx):
        n.info(ctx, function.__name__ + '.noted', {})
        return function(self, ctx)
    return wrapper


def install(cls):
    def create(self, ctx):
        n.info(ctx, 'replaced', {})  #! replaced
    cls.create = create


class Other:
    def create(self, ctx):
        pass


Manager.create = noted(Manager.create)  #! create.noted
install(Other)

# later: Manager().create(ctx); Other().create(ctx)
