import oslo_messaging
class Log:
    def __init__(self):
        self.lines = []
    def write(self, x):
        self.lines.append(x)
def work(progress):
    progress('half')
def main():
    log = Log()
    work(log.write)
    for l in log.lines:
        oslo_messaging.Notifier(None).info({}, l, {})  #! half

# run: main()
