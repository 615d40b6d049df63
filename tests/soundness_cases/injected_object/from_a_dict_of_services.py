import oslo_messaging

N = oslo_messaging.Notifier(None)


class Mail:
    def send(self, context, what):
        print(what)


class Bus:
    def send(self, context, what):
        N.info(context, 'bus.' + what, {})


class App:
    def __init__(self, services):
        self.services = services
        self.mail = services['mail']

    def go(self, context):
        self.services['bus'].send(context, 'went')  #! bus.went
        self.mail.send(context, 'mailed')


def start(context):
    App({'bus': Bus(), 'mail': Mail()}).go(context)

# run: start(ctx)
