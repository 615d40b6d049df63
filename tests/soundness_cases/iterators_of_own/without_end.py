import oslo_messaging
class Count:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        return f't{self.n}'
def main():
    for t in Count():
        if t == 't5': break
        oslo_messaging.Notifier(None).info({}, t, {})  #! t1 t2 t3 t4

# run: main()
