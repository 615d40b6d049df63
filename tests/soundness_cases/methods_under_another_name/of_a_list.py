import oslo_messaging
EVENTS = []
log = EVENTS.append
def work():
    log('worked')
def main():
    work()
    for e in EVENTS:
        oslo_messaging.Notifier(None).info({}, e, {})  #! worked

# run: main()
