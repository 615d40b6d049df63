import oslo_messaging


class Orders:
    def place(self, kind):
        oslo_messaging.Notifier(None).info({}, 'order.placed.' + kind, {})


def inner(target, name, kind):
    getattr(target, name)(kind)


def outer(name, kind):
    inner(Orders(), name, kind)


def main():
    outer('place', 'express')  #! order.placed.express

# run: main()
