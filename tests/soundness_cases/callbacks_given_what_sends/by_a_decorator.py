import oslo_messaging
N = oslo_messaging.Notifier(None)
def inject(f):
    def inner(*a):
        return f(N, *a)
    return inner
@inject
def create(x, what):
    x.info({}, what, {})
def main():
    create('made')  #! made

# run: main()
