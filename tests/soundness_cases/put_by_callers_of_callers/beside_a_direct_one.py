import oslo_messaging

N = oslo_messaging.Notifier(None)


class Log:
    def __init__(self):
        self.lines = []

    def write(self, line):
        self.lines.append(line)

    def empty(self, ctx):
        lines, self.lines = self.lines, []
        for line in lines:
            N.info(ctx, line, {})  #! log.direct log.passed


LOG = Log()


def passed_on(line='log.unused'):
    LOG.write(line)


def direct():
    LOG.write('log.direct')


def go(ctx, is_direct):
    if is_direct:
        direct()
    else:
        passed_on('log.passed')
    LOG.empty(ctx)

# run: go(ctx, True)
# run: go(ctx, False)
