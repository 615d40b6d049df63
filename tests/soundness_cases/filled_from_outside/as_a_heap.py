import heapq
import oslo_messaging
class S:
    def __init__(self):
        self.q = []
    def at(self, when, name):
        heapq.heappush(self.q, (when, name))
    def run(self):
        while self.q:
            _, name = heapq.heappop(self.q)
            oslo_messaging.Notifier(None).info({}, name, {})  #! a
def main():
    s = S()
    s.at(1, 'a')
    s.run()

# run: main()
