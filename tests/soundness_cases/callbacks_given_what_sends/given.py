import oslo_messaging
N = oslo_messaging.Notifier(None)
def call(f):
    f(N)
def create(x):
    x.info({}, 'made', {})  #! made
def main():
    call(create)

# run: main()
