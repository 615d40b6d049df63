import oslo_messaging

N = oslo_messaging.Notifier(None)


class Registry(type):
    handlers = {}

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        if bases:
            mcs.handlers[name] = cls
        return cls


class Handler(metaclass=Registry):
    topic = 'none'


class Login(Handler):
    topic = 'login'


class Logout(Login):
    topic = 'logout'


def tell(ctx):
    for name, handler in Registry.handlers.items():
        N.info(ctx, handler.topic + '.' + name, {})  #! login.Login logout.Logout

# run: tell(ctx)
