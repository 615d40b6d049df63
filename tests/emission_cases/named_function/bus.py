def publish(event, payload=None):
    print(event, payload)


def other(event, payload=None):
    publish(event, payload)
