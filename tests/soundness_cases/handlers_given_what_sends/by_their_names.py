import oslo_messaging


class Connection:
    def __init__(self):
        self.out = oslo_messaging.Notifier(None)

    def send(self, what):
        self.out.info({}, what, {})


def on_open(connection):
    connection.send('connection.opened')  #! connection.opened


def on_close(connection):
    connection.send('connection.closed')  #! connection.closed


HANDLERS = {'open': on_open, 'close': on_close}


def fire(name, connection):
    HANDLERS[name](connection)


def main():
    connection = Connection()
    fire('open', connection)
    fire('close', connection)

# run: main()
