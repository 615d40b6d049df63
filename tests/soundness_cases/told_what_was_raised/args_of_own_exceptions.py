import oslo_messaging


class Illegal(Exception):
    pass


def main():
    try:
        raise Illegal('ship')
    except Illegal as error:
        oslo_messaging.Notifier(None).info({}, 'bad.' + error.args[0], {})  #! bad.ship

# run: main()
