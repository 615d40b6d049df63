import oslo_messaging
def call(f):
    f(oslo_messaging.Notifier(None))
def main():
    call(lambda n: n.info({}, 'made', {}))  #! made

# run: main()
