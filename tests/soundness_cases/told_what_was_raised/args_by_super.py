import oslo_messaging


class Illegal(ValueError):
    def __init__(self, action):
        super().__init__('no_' + action)


def main():
    try:
        raise Illegal('ship')
    except ValueError as error:
        oslo_messaging.Notifier(None).info({}, error.args[0], {})  #! no_ship

# run: main()
