def send_event(event_type, body=None, *, key=None):
    print(event_type, body, key)
