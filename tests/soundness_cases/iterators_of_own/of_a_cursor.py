import oslo_messaging
class Rows:
    def __init__(self, cursor): self.cursor = cursor; self.count = 0
    def __iter__(self): return self
    def __next__(self):
        row = self.cursor.fetchone()
        if row is None: raise StopIteration
        self.count += 1
        return 'row.first' if self.count == 1 else 'row.more'
def main(c):
    for t in Rows(c):
        oslo_messaging.Notifier(None).info({}, t, {})  #! row.first row.more
    oslo_messaging.Notifier(None).info({}, 'row.end', {})  #! row.end


class C:
    def __init__(self, n): self.n = n
    def fetchone(self):
        self.n -= 1
        return self.n if self.n >= 0 else None

# run: main(C(3)); main(C(0))
