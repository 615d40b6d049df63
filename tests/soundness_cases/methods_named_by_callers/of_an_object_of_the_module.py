import oslo_messaging


class Api:
    def resize(self, flavor):
        oslo_messaging.Notifier(None).info({}, f'server.resize.{flavor}', {})


API = Api()


def call(method, flavor):
    getattr(API, method)(flavor)


def main():
    call('resize', 'big')  #! server.resize.big

# run: main()
