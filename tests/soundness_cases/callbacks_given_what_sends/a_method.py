import oslo_messaging
class A:
    def create(self, n):
        n.info({}, 'made', {})  #! made
def call(f):
    f(oslo_messaging.Notifier(None))
def main():
    call(A().create)

# run: main()
