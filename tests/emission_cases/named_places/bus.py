def emit(message, key=None):
    print(message, key)


def put_events(Entries=()):
    print(Entries)


def publish(context, event):
    print(context, event)


def announce(event):
    print(event)


def tell(message):
    print(message)
