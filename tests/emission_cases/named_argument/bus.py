def publish(payload, *, retry=0, event='default.event'):
    print(event, payload, retry)


def usual(ctxt, event_type, payload):
    print(ctxt, event_type, payload)
